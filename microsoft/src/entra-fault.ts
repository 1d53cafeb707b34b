import { ResponseBodyError } from 'oauth4webapi';
import { explain } from './error-codes.ts';
import { type Fault, MicrosoftError } from './errors.ts';
import { blot } from './secrets.ts';
import { networkCode } from './transport.ts';

/**
 * Why Entra gave no token. The original error is not kept as cause, because it holds the response.
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export function faultOfEntra(error: unknown, secrets: readonly string[]): MicrosoftError {
  if (!(error instanceof ResponseBodyError)) return unreadable(error);
  const body = error.cause as Record<string, unknown>;
  const description = error.error_description ?? '';
  const code = entraCode(body.error_codes, description) ?? error.error;
  return new MicrosoftError({
    ...(explain(code) ?? byError(error.error, error.status)),
    code,
    status: error.status,
    requestId: typeof body.trace_id === 'string' ? blot(body.trace_id, secrets) : undefined,
    correlationId: typeof body.correlation_id === 'string' ? blot(body.correlation_id, secrets) : undefined,
    description: blot(description, secrets).split(' Trace ID:')[0] ?? '',
  });
}

/** The most telling AADSTS code: Entra puts general ones such as 70002 before the reason. */
function entraCode(numbers: unknown, description: string): string | undefined {
  const listed = [numbers].flat().filter((code) => typeof code === 'number');
  const named = description.matchAll(/AADSTS(\d+)/g);
  const codes = [...listed, ...[...named].map((match) => match[1])].map((code) => `AADSTS${code}`);
  return codes.filter((code) => code !== 'AADSTS70002' && explain(code))[0] ?? codes[0];
}

function byError(error: string, status: number): Pick<Fault, 'remedy' | 'explanation'> {
  if (status >= 500 || status === 429 || error === 'temporarily_unavailable')
    return { remedy: 'retry', explanation: 'Entra is busy. It will be tried again later.' };
  if (error === 'invalid_grant' || error === 'interaction_required')
    return {
      remedy: 'reauthenticate',
      explanation: 'Entra no longer accepts this consent. Give consent again in the settings set.',
    };
  return {
    remedy: 'configuration',
    explanation: 'Entra refused the application. Check its id, secret and permissions in the settings set.',
  };
}

function unreadable(error: unknown): MicrosoftError {
  const reason = networkCode(error);
  const answered = reason.startsWith('OAUTH_') || reason === 'SyntaxError';
  return new MicrosoftError({
    remedy: 'retry',
    code: reason === 'TimeoutError' ? 'timed-out' : answered ? 'malformed-answer' : 'unreachable',
    description: reason,
    explanation:
      'Entra could not be reached. It will be tried again; if it stays, check network and environment.',
  });
}
