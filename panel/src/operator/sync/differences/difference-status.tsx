import type { DifferenceRow } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { Status, type Tone } from '../../../parts/status.tsx';
import { useLanguage } from '../../../texts/i18n.ts';

type Standing = Pick<DifferenceRow, 'state' | 'decision' | 'acceptedUntil'>;

const tones: Record<DifferenceRow['state'], Tone> = {
  open: 'warning',
  decided: 'waiting',
  accepted: 'off',
  closed: 'good',
};

/** Where a difference stands, with what was decided. */
export function useStandingWords(): (of: Standing) => string {
  const { t } = useTranslation('differences');
  const language = useLanguage();
  return ({ state, decision, acceptedUntil }) => {
    if (state === 'open' && decision === 'ask') return t('state.asked');
    if (state === 'decided' && (decision === 'take' || decision === 'push')) return t(`state.${decision}`);
    if (state === 'accepted' && acceptedUntil)
      return t('state.acceptedUntil', {
        date: new Date(acceptedUntil).toLocaleDateString(language, { dateStyle: 'medium' }),
      });
    return t(`state.${state}`);
  };
}

export function DifferenceStatus({ of }: { of: Standing }) {
  return <Status tone={tones[of.state]}>{useStandingWords()(of)}</Status>;
}
