import { parseLoosely } from './body.ts';
import { explain, explainStatus } from './error-codes.ts';
import { MicrosoftError } from './errors.ts';
import { text } from './fields.ts';
import { restAfter } from './retry.ts';
import { blot } from './secrets.ts';

/** What an error may say about the call that failed. */
export interface CallFacts {
  path: string;
  requestId: string;
  correlationId: string;
  /** Texts that must not appear: the token, passwords in the body. */
  secrets: readonly string[];
  /** Whether the call may change something at Microsoft. */
  write: boolean;
}

/** Answers after which nobody knows whether the work was done; 429 and 503 are refusals. */
const unsettled = new Set([408, 500, 502, 504]);

/** An error answer in any of Microsoft's shapes, or of a gateway that sends HTML or nothing. */
export function faultOfAnswer(
  answer: { status: number; text: string; retryAfterMs?: number },
  call: CallFacts,
): MicrosoftError {
  const { status, retryAfterMs } = answer;
  const body = errorIn(parseLoosely(answer.text));
  const code = text(body.code) || `http-${status}`;
  const meaning = explain(code, call.path) ?? explainStatus(status);
  return new MicrosoftError({
    ...meaning,
    code,
    status,
    requestId: call.requestId,
    correlationId: call.correlationId,
    description: blot(text(body.description) ?? text(body.message) ?? '', call.secrets),
    uncertain: call.write && unsettled.has(status) && meaning.remedy === 'retry',
    retryAfterMs: retryAfterMs ?? restAfter(code),
  });
}

/** Graph wraps its error; Partner Center does not. @see https://learn.microsoft.com/graph/errors */
function errorIn(body: Record<string, unknown>): Record<string, unknown> {
  const { error } = body;
  return typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : body;
}

/** No answer, or not all of it. `sent` is false when no connection came about. */
export function faultOfLoss(
  loss: { reason: string; sent: boolean; timedOut: boolean },
  call: CallFacts,
): MicrosoftError {
  const uncertain = call.write && loss.sent;
  return new MicrosoftError({
    remedy: 'retry',
    code: loss.timedOut ? 'timed-out' : loss.sent ? 'connection-lost' : 'unreachable',
    requestId: call.requestId,
    correlationId: call.correlationId,
    description: loss.reason,
    explanation: uncertain
      ? 'Microsoft’s answer was lost, so the work may have been done. It is looked up before trying again.'
      : 'Microsoft could not be reached. It will be tried again; if it stays, check the network and the environment.',
    uncertain,
  });
}

/** The time for the whole call was over, in whatever it did then. */
export function faultOfDeadline(
  call: { requestId: string; correlationId: string; uncertain: boolean; sent: boolean },
  write: boolean,
): MicrosoftError {
  const uncertain = write && (call.uncertain || call.sent);
  return new MicrosoftError({
    remedy: 'retry',
    code: 'timed-out',
    requestId: call.requestId,
    correlationId: call.correlationId,
    description: call.sent ? 'No answer in time.' : 'No call was possible in time.',
    explanation: uncertain
      ? 'Microsoft’s answer did not come in time, so the work may have been done. It is looked up before trying again.'
      : 'Microsoft could not be asked in time. It will be tried again later.',
    uncertain,
  });
}

/** A refusal whose reason was damaged on its way. Nothing was done; the next answer says why. */
export function faultOfDamage(status: number, call: CallFacts): MicrosoftError {
  return new MicrosoftError({
    remedy: 'retry',
    code: 'malformed-answer',
    status,
    requestId: call.requestId,
    correlationId: call.correlationId,
    description: 'The body is not JSON.',
    explanation: 'Microsoft refused, but its reason was damaged. It will be asked again.',
  });
}

/** Success, but in a form that nobody documents: on a write the work was most likely done. */
export function faultOfShape(answer: { status: number; reason: string }, call: CallFacts): MicrosoftError {
  return new MicrosoftError({
    remedy: 'retry',
    code: 'malformed-answer',
    status: answer.status,
    requestId: call.requestId,
    correlationId: call.correlationId,
    description: answer.reason,
    explanation: call.write
      ? 'Microsoft’s answer was damaged, so the work may have been done. It is looked up before trying again.'
      : 'Microsoft’s answer was damaged. It will be asked again; if it stays, check the environment.',
    uncertain: call.write,
  });
}
