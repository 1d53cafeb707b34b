/**
 * Brings the address of a request into one form: no doubled or trailing slashes, one spelling of the version
 * (`v1.0`, `V1`, a doubled `/v1//v1/` become `/v1/`), Graph told apart by its host.
 */
export function routeUrl(url: string, host: string): string {
  const at = url.indexOf('?');
  const query = at < 0 ? '' : url.slice(at);
  let path = (at < 0 ? url : url.slice(0, at)).replace(/\/{2,}/g, '/');
  if (path.length > 1) path = path.replace(/\/$/, '');
  if (/^graph\./i.test(host)) return `/graph${path}${query}`;
  path = path.replace(/^(?:\/v1(?:\.0)?)+(?=\/|$)/i, '/v1');
  return path + query;
}
