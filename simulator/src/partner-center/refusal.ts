import type { Answer } from '../exchange.ts';

/** Partner Center refuses: its status and its error body. */
export class Refusal extends Error {
  readonly answer: Answer;
  constructor(answer: Answer, message: string) {
    super(message);
    this.answer = answer;
  }
}

/**
 * The classic error shape. Codes are sent as numbers, as the recorded traffic does.
 * @see https://learn.microsoft.com/partner-center/developer/error-codes
 */
export function refuse(
  status: number,
  code: number,
  description: string,
  source = 'PartnerFD',
  data: string[] = [],
): Refusal {
  return new Refusal(
    { status, body: { code, description, data, source } },
    `${status} ${code}: ${description}`,
  );
}

/** The shape of the newer services (agreements, account vetting). */
export function refuseNewer(status: number, code: number, errorName: string, message: string): Refusal {
  const body = {
    code,
    message,
    description: message,
    errorName,
    isRetryable: false,
    parameters: {},
    errorMessageExtended: `InternalErrorCode=${code}`,
  };
  return new Refusal({ status, body }, `${status} ${code}: ${message}`);
}
