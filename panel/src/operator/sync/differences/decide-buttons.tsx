import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DecisionDialog } from './decision-dialog.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import type { Target } from './target.ts';

interface DecideButtonsProps {
  target: Target;
  /** Whether any may be decided to be taken or pushed. */
  plannable: boolean;
  /** After something was decided and the dialog was closed. */
  done?: () => void;
}

/** What can be done with differences: decide, then plan. */
export function DecideButtons({ target, plannable, done }: DecideButtonsProps) {
  const { t } = useTranslation('differences');
  // What a dialog is about stays while the list behind it is read again.
  const [asked, setAsked] = useState<{ what: 'decide' | 'plan'; target: Target; decided?: boolean }>();
  const close = (decided = false) => {
    setAsked(undefined);
    if (decided) done?.();
  };
  return (
    <>
      {plannable && <Button onClick={() => setAsked({ what: 'plan', target })}>{t('plan.action')}</Button>}
      <Button appearance="primary" onClick={() => setAsked({ what: 'decide', target })}>
        {t('one.decide')}
      </Button>
      {asked?.what === 'decide' && (
        <DecisionDialog
          target={asked.target}
          close={close}
          plan={() => setAsked({ what: 'plan', target: asked.target, decided: true })}
        />
      )}
      {asked?.what === 'plan' && <PlanDialog target={asked.target} close={() => close(asked.decided)} />}
    </>
  );
}
