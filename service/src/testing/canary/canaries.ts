import type { Canary } from './spellings.ts';
import type { Exchange } from './tap.ts';

const inForms = ['client_secret', 'refresh_token', 'code', 'code_verifier', 'password', 'client_assertion'];
const inAnswers = ['access_token', 'refresh_token', 'id_token', 'password', 'token'];

/** Secrets that passed between a caller and Microsoft or us: in forms, bodies, answers and headers. */
export function secretsOf(exchanges: readonly Exchange[], side: string): Canary[] {
  const secrets = new Map<string, string>();
  const keep = (name: string, value: unknown) => {
    if (typeof value === 'string' && value.length >= 12) secrets.set(value, `${side}: ${name}`);
  };
  for (const { asked, answered } of exchanges) {
    const { authorization } = asked.headers;
    keep('bearer token', /^Bearer (.+)$/i.exec(authorization ?? '')?.[1]);
    if (/urlencoded/.test(asked.headers['content-type'] ?? ''))
      for (const [name, value] of new URLSearchParams(asked.body))
        if (inForms.includes(name)) keep(name, value);
    for (const body of [asked.body, answered.body])
      for (const [name, value] of fieldsOf(body)) if (inAnswers.includes(name)) keep(name, value);
    for (const cookie of answered.headers['set-cookie'] ?? []) keep('cookie', /=([^;]*)/.exec(cookie)?.[1]);
  }
  return [...secrets].map(([value, name]) => ({ name, value }));
}

/** Every field of a JSON text, at any depth; of other texts none. */
function fieldsOf(body: string): [string, unknown][] {
  const fields: [string, unknown][] = [];
  try {
    JSON.parse(body.replace(/^\uFEFF/, ''), (name, value: unknown) => {
      fields.push([name, value]);
      return value;
    });
  } catch {
    // not JSON: a form, a page, or nothing
  }
  return fields;
}
