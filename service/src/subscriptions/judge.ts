import { explain } from '@concord/microsoft';
import { renewalPending } from '@concord/rules';
import { text } from '../texts/texts.ts';
import type { Asked, Ground, Judgement, Verb } from './verb.ts';

/** What Microsoft will say to a verb: what holds for all of them first. */
export function judge(verb: Verb, asked: Asked, ground: Ground): Judgement {
  if (verb.isDone(asked, ground.before)) return { allowed: false, code: 'unchanged' };
  if (ground.inTransfer) {
    const { number, otherPartner } = ground.inTransfer;
    return { allowed: false, code: 'in-transfer', values: { number, partner: otherPartner ?? '–' } };
  }
  if (renewalPending(ground.facts, ground.at)) return { allowed: false, code: '900278' };
  return verb.judge(asked, ground);
}

/** A refusal in plain words: what stands in the way, and what helps. */
export function refusalWords(code: string, values: Record<string, string | number> = {}) {
  const key = `change-refused.${code}`;
  const known = explain(code);
  return {
    code,
    text: text(`${key}.text`, values) ?? known?.explanation ?? code,
    next: text(`${key}.next`, values) ?? text(`change-remedy.${known?.remedy ?? 'fix-input'}`) ?? '',
  };
}
