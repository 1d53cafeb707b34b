import { type Simulator, type SimulatorOptions, startSimulator } from '../server.ts';

/** The demo's partners, as tests need them. */
export const provider = {
  tenantId: '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1a01',
  mpnId: '5100001',
  clientId: '0f6c1d2e-3b4a-4c5d-8e6f-7a8b9c0d1e01',
  secret: 'demo-application-secret-1',
  user: 'admin@adatumdistribution.onmicrosoft.com',
  customer: '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1c01',
};
export const direct = {
  tenantId: '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1a02',
  mpnId: '5200001',
  clientId: '0f6c1d2e-3b4a-4c5d-8e6f-7a8b9c0d1e02',
  secret: 'demo-application-secret-2',
  user: 'admin@lucernecloud.onmicrosoft.com',
  customer: '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1c02',
};
export const resellers = {
  valid: { tenantId: '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1b01', mpnId: '5300001' },
  suspended: { tenantId: '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1b03', mpnId: '5300003' },
  withoutAgreement: { tenantId: '5c3a1b1e-6f0d-4c51-9d0e-0a4f6f3f1b04', mpnId: '5300004' },
};
export type DemoPartner = typeof provider;

/** Signed in once the demo's clock stands here. */
export const start = '2026-11-02T09:00:00.000Z';
export const redirectUri = 'http://localhost:4321/consent';

/** A simulator with the demo, whose clock stands at `start`. */
export function startDemo(options: SimulatorOptions = {}): Promise<Simulator> {
  return startSimulator({ clock: start, quotaPerMinute: 0, ...options });
}

export interface Exchange {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
  text: string;
  headers: Headers;
}

export async function send(url: string, init: RequestInit = {}): Promise<Exchange> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const bytes = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
  const text = bytes.replace(/^\uFEFF/, '');
  const json = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
  return {
    status: response.status,
    body: json ? JSON.parse(text) : undefined,
    text: bytes,
    headers: response.headers,
  };
}

export function postForm(url: string, form: Record<string, string>): Promise<Exchange> {
  return send(url, { method: 'POST', body: new URLSearchParams(form) });
}

export function control(url: string, method: string, path: string, body?: unknown): Promise<Exchange> {
  const json =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  return send(`${url}/_simulator/${path}`, { method, ...json });
}

export async function appToken(
  url: string,
  partner: DemoPartner,
  resource = 'https://api.partnercenter.microsoft.com',
): Promise<string> {
  const answer = await postForm(`${url}/${partner.tenantId}/oauth2/token`, {
    grant_type: 'client_credentials',
    client_id: partner.clientId,
    client_secret: partner.secret,
    resource,
  });
  return answer.body.access_token;
}

/** The hidden and other inputs of the first form of a page. */
export function formOf(page: string): Record<string, string> {
  const inputs = [...page.matchAll(/<input[^>]*\bname="([^"]*)"[^>]*>/g)];
  const value = (tag: string) =>
    /value="([^"]*)"/.exec(tag)?.[1]?.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))) ??
    '';
  return Object.fromEntries(inputs.map((input) => [input[1] as string, value(input[0])]));
}

/** Goes through the sign-in pages as a person does, without scripts; answers the last page or redirect. */
export async function signIn(
  url: string,
  partner: DemoPartner,
  asked: Record<string, string> = {},
  person = { user: partner.user, password: 'Demo-Pass-1' },
): Promise<Exchange> {
  const query = new URLSearchParams({
    client_id: partner.clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    response_mode: 'query',
    state: 's-1',
    scope: 'https://api.partnercenter.microsoft.com/user_impersonation offline_access openid profile',
    ...asked,
  });
  const address = `${url}/common/oauth2/v2.0/authorize?${query.toString()}`;
  let answer = await send(address);
  answer = await postForm(address, {
    ...formOf(answer.text),
    username: person.user,
    password: person.password,
  });
  if (answer.text.includes('Approve'))
    answer = await postForm(address, { ...formOf(answer.text), decision: 'approve' });
  return postForm(address, { ...formOf(answer.text), decision: 'accept' });
}

/** Tokens of a person, by consent. */
export async function userTokens(
  url: string,
  partner: DemoPartner,
  person?: { user: string; password: string },
  scope = 'https://api.partnercenter.microsoft.com/user_impersonation',
) {
  const back = await signIn(url, partner, { scope: `${scope} offline_access openid profile` }, person);
  const code = new URL(back.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const answer = await postForm(`${url}/${partner.tenantId}/oauth2/v2.0/token`, {
    grant_type: 'authorization_code',
    client_id: partner.clientId,
    client_secret: partner.secret,
    code,
    redirect_uri: redirectUri,
    scope: `${scope} offline_access openid`,
  });
  return answer.body as { access_token: string; refresh_token: string; id_token: string };
}

/** Partner Center as one caller sees it. */
export function partnerCenter(url: string, token: string) {
  return (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Exchange> =>
    send(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
}

export const newCustomer = (domain: string, more: Record<string, unknown> = {}) => ({
  companyProfile: { domain },
  billingProfile: {
    email: 'billing@fabrikam.example',
    culture: 'en-US',
    language: 'en',
    companyName: 'Fabrikam',
    defaultAddress: {
      firstName: 'Ada',
      lastName: 'Berg',
      addressLine1: '1 Main St',
      city: 'Redmond',
      state: 'WA',
      postalCode: '98052',
      country: 'US',
      phoneNumber: '4255550101',
    },
  },
  ...more,
});
