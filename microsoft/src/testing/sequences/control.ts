export type Control = (method: string, path: string, body?: unknown) => Promise<unknown>;

/** What only a simulator offers. */
export const controlOf =
  (url: string): Control =>
  async (method, path, body) => {
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = body === undefined ? undefined : { 'content-type': 'application/json' };
    const answer = await fetch(`${url}/_simulator/${path}`, { method, headers, ...init });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
