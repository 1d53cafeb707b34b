import type { Policy } from '@concord/contract';
import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api.ts';
import { useAct } from '../../../parts/act.ts';
import { Confirm } from '../../../parts/confirm.tsx';
import { ProblemMessage } from '../../../parts/problem.tsx';

/** Switches a policy on, after it was said what it will do by itself, or off. */
export function PolicySwitch({ policy: { id, name, version, active, decision } }: { policy: Policy }) {
  const { t } = useTranslation('differences');
  const [asked, setAsked] = useState(false);
  const route = active ? 'POST /policies/:id/deactivate' : 'POST /policies/:id/activate';
  const turn = useAct(() => call(route, { params: { id }, version }), {
    renews: ['policies', 'events'],
    saying: t(active ? 'policy.deactivated' : 'policy.activated'),
    done: () => setAsked(false),
  });
  return (
    <>
      {active ? (
        <Button disabledFocusable={turn.busy} onClick={() => turn.run()}>
          {t('policy.deactivate')}
        </Button>
      ) : (
        <Button appearance="primary" onClick={() => setAsked(true)}>
          {t('policy.activate')}
        </Button>
      )}
      {active && turn.problem && <ProblemMessage problem={turn.problem} />}
      <Confirm
        open={asked}
        title={t('policy.activateTitle', { name })}
        text={
          <>
            <p>{t(`policy.activateText.${decision}`)}</p>
            <p>{t('policy.openStays')}</p>
            {!active && turn.problem && <ProblemMessage problem={turn.problem} />}
          </>
        }
        action={t('policy.activate')}
        busy={turn.busy}
        onCancel={() => setAsked(false)}
        onConfirm={() => turn.run()}
      />
    </>
  );
}
