/** Where only the address tells Graph from Partner Center. */
const graphPath =
  /^\/(v1\.0|beta)\/(tenantRelationships|users|groups|subscribedSkus|directory|organization|me|applications|servicePrincipals|directoryRoles|roleManagement)(?=[/(]|$)/i;

/** Partner Center knows domains as well, but answers nothing else than HEAD there. */
const graphDomains = /^\/(v1\.0|beta)\/domains(?=\/|$)/i;

/** `users('x')` is `users/x`; `applications(appId='x')` is `applications/appId='x'`. */
const byKey = (path: string): string =>
  path
    .replace(/%27/gi, "'")
    .replace(/(\w)\('([^']*)'\)/g, '$1/$2')
    .replace(/(\w)\((\w+='[^']*')\)/g, '$1/$2');

/**
 * Brings the address of a request into one form: no doubled or trailing slashes, one spelling of the version
 * (`v1.0`, `V1`, a doubled `/v1//v1/` become `/v1/`), Graph told apart by its host, else by what is asked for.
 */
export function routeUrl(url: string, host: string, method = 'GET'): string {
  const at = url.indexOf('?');
  const query = at < 0 ? '' : url.slice(at);
  let path = (at < 0 ? url : url.slice(0, at)).replace(/\/{2,}/g, '/');
  if (path.length > 1) path = path.replace(/\/$/, '');
  const asGraph = graphPath.test(path) || (method !== 'HEAD' && graphDomains.test(path));
  if (/^(graph|microsoftgraph)\./i.test(host) || asGraph) return `/graph${byKey(path)}${query}`;
  path = path.replace(/^(?:\/v1(?:\.0)?)+(?=\/|$)/i, '/v1');
  path = path.replace(/^\/(webhooks|auditactivity)\/v1\.0(?=\/|$)/i, '/$1/v1');
  return path + query;
}
