import { MicrosoftError } from '@concord/microsoft';
import { Refusal } from '../errors.ts';
import { causeOf } from '../settings/cause.ts';
import { text } from '../texts/texts.ts';
import type { Place } from './place.ts';

/**
 * Calls Microsoft for a person.
 * @param rights code of the refusal when the partner has not the rights that this takes
 * @throws Refusal that says what Microsoft refused, why, and who can help
 */
export async function asked<T>(
  place: Place,
  call: () => Promise<T>,
  rights = 'users-gdap-missing',
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw error instanceof MicrosoftError ? refusal(place, error, rights) : error;
  }
}

function refusal({ domain }: Place, error: MicrosoftError, rights: string): Refusal {
  const { code, requestId, correlationId, explanation, remedy } = error;
  const details = { microsoft: { code, requestId, correlationId }, cause: error };
  if (error.uncertain)
    return new Refusal(502, 'users-outcome-unknown', { ...details, params: { domain, explanation } });
  if (causeOf(error) === 'gdap-missing') return new Refusal(409, rights, { ...details, params: { domain } });
  const next = text(`users-remedy.${remedy}`) ?? '';
  const status = remedy === 'fix-input' || remedy === 'ask-person' ? 422 : 502;
  return new Refusal(status, 'users-refused', { ...details, params: { reason: explanation, next } });
}

/** The same in words, where the refusal is only a part of the answer. */
export function wordsOf(error: MicrosoftError): { reason: string; next: string } {
  return { reason: error.explanation, next: text(`users-remedy.${error.remedy}`) ?? '' };
}
