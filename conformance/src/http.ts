import type { Values } from './row.ts';

export interface Exchange {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: rows speak of answers of every shape
  body: any;
  text: string;
  headers: Headers;
}

export async function send(url: string, init: RequestInit = {}): Promise<Exchange> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const text = new TextDecoder().decode(await response.arrayBuffer());
  const json = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
  return {
    status: response.status,
    body: json ? JSON.parse(text) : undefined,
    text,
    headers: response.headers,
  };
}

export const postForm = (url: string, form: Values): Promise<Exchange> =>
  send(url, { method: 'POST', body: new URLSearchParams(form) });

/** A body is sent as JSON, or as the form that it is. */
export function sendJson(
  url: string,
  method: string,
  body?: unknown,
  headers: Values = {},
): Promise<Exchange> {
  if (body instanceof FormData) return send(url, { method, headers, body });
  return send(url, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** The inputs of the first form of a page. */
export function formOf(page: string): Values {
  const inputs = [...page.matchAll(/<input[^>]*\bname="([^"]*)"[^>]*>/g)];
  const value = (tag: string) =>
    /value="([^"]*)"/.exec(tag)?.[1]?.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))) ??
    '';
  return Object.fromEntries(inputs.map((input) => [input[1] as string, value(input[0])]));
}

/** Query text of the values that are there. */
export function query(values: Values): string {
  const there = Object.entries(values).filter(([, one]) => one !== null && one !== undefined);
  return new URLSearchParams(there.map(([name, one]): [string, string] => [name, String(one)])).toString();
}
