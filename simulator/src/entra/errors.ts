import type { Answer } from '../exchange.ts';
import { uuidOf } from '../ids.ts';

interface EntraFault {
  error: string;
  status: 400 | 401;
  text: string;
  suberror?: string;
}

/** @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const faults = {
  7000215: { error: 'invalid_client', status: 401, text: 'Invalid client secret provided.' },
  7000218: {
    error: 'invalid_client',
    status: 401,
    text: "The request body must contain 'client_assertion' or 'client_secret'.",
  },
  7000222: { error: 'invalid_client', status: 401, text: 'The provided client secret keys are expired.' },
  700023: {
    error: 'invalid_client',
    status: 401,
    text: 'The audience of the client assertion is not the token endpoint.',
  },
  700024: {
    error: 'invalid_client',
    status: 401,
    text: 'The client assertion is not within its valid time.',
  },
  700027: {
    error: 'invalid_client',
    status: 401,
    text: 'The certificate of the client assertion is not registered, or its signature is wrong.',
  },
  700016: {
    error: 'unauthorized_client',
    status: 400,
    text: 'The application was not found in the directory.',
  },
  90002: { error: 'invalid_request', status: 400, text: 'The tenant was not found.' },
  900144: { error: 'invalid_request', status: 400, text: 'The request body lacks a required parameter.' },
  70003: { error: 'unsupported_grant_type', status: 400, text: 'The grant type is not supported.' },
  70000: { error: 'invalid_grant', status: 400, text: 'The provided grant is invalid or malformed.' },
  70008: {
    error: 'invalid_grant',
    status: 400,
    text: 'The authorization code or refresh token has expired.',
  },
  700082: { error: 'invalid_grant', status: 400, text: 'The refresh token has expired due to inactivity.' },
  700084: {
    error: 'invalid_grant',
    status: 400,
    text: 'The refresh token was issued to a single page app, and has a fixed, limited lifetime of 1.00:00:00.',
  },
  54005: { error: 'invalid_grant', status: 400, text: 'The authorization code was already redeemed.' },
  501481: {
    error: 'invalid_grant',
    status: 400,
    text: 'The code verifier does not match the code challenge.',
  },
  50011: { error: 'invalid_grant', status: 400, text: 'The redirect URI does not match.' },
  50173: {
    error: 'invalid_grant',
    status: 400,
    text: 'The grant was revoked; a fresh token is needed.',
    suberror: 'bad_token',
  },
  50057: { error: 'invalid_grant', status: 400, text: 'The user account is disabled.' },
  50126: { error: 'invalid_grant', status: 400, text: 'Invalid username or password.' },
  50034: { error: 'invalid_grant', status: 400, text: 'The user account does not exist in the directory.' },
  50076: {
    error: 'invalid_grant',
    status: 400,
    text: 'Multi-factor authentication is needed.',
    suberror: 'basic_action',
  },
  65001: {
    error: 'invalid_grant',
    status: 400,
    text: 'The user or administrator has not consented to use the application.',
    suberror: 'consent_required',
  },
} satisfies Record<number, EntraFault>;

export type EntraCode = keyof typeof faults;

/** Entra refuses. Carries the AADSTS code. */
export class EntraRefusal extends Error {
  readonly code: EntraCode;
  readonly fault: EntraFault;
  constructor(code: EntraCode) {
    super(`AADSTS${code}: ${faults[code].text}`);
    this.code = code;
    this.fault = faults[code];
  }
}

/** The refusal in Entra's shape. */
export function refusalAnswer(refusal: EntraRefusal, at: string): Answer {
  const timestamp = `${at.slice(0, 19).replace('T', ' ')}Z`;
  const trace_id = uuidOf(`trace/${at}/${refusal.code}`);
  const correlation_id = uuidOf(`correlation/${at}/${refusal.code}`);
  return {
    status: refusal.fault.status,
    body: {
      error: refusal.fault.error,
      error_description: `${refusal.message} Trace ID: ${trace_id} Correlation ID: ${correlation_id} Timestamp: ${timestamp}`,
      error_codes: [refusal.code],
      timestamp,
      trace_id,
      correlation_id,
      ...(refusal.fault.suberror !== undefined && { suberror: refusal.fault.suberror }),
    },
    headers: { 'cache-control': 'no-store' },
  };
}
