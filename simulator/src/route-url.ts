/** Where only the address tells Graph from Partner Center. */
const graphPath =
  /^\/(v1\.0|beta)\/(tenantRelationships|users|groups|subscribedSkus|directory|organization|me)(?=\/|$)/i;

/**
 * Brings the address of a request into one form: no doubled or trailing slashes, one spelling of the version
 * (`v1.0`, `V1`, a doubled `/v1//v1/` become `/v1/`), Graph told apart by its host, else by what is asked for.
 */
export function routeUrl(url: string, host: string): string {
  const at = url.indexOf('?');
  const query = at < 0 ? '' : url.slice(at);
  let path = (at < 0 ? url : url.slice(0, at)).replace(/\/{2,}/g, '/');
  if (path.length > 1) path = path.replace(/\/$/, '');
  if (/^(graph|microsoftgraph)\./i.test(host) || graphPath.test(path)) return `/graph${path}${query}`;
  path = path.replace(/^(?:\/v1(?:\.0)?)+(?=\/|$)/i, '/v1');
  path = path.replace(/^\/(webhooks|auditactivity)\/v1\.0(?=\/|$)/i, '/$1/v1');
  return path + query;
}
