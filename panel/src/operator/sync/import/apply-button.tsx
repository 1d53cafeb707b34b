import type { Import } from '@concord/contract';
import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api.ts';
import { useAct } from '../../../parts/act.ts';
import { Confirm } from '../../../parts/confirm.tsx';
import { ProblemMessage } from '../../../parts/problem.tsx';

/** Imports what is decided, after it has said what that means. */
export function ApplyButton({ of: { partnerAccountId, states } }: { of: Import }) {
  const { t } = useTranslation('import');
  const [asked, setAsked] = useState<number>();
  const apply = useAct(
    (count: number) =>
      call('POST /partner-accounts/:id/import/apply', { params: { id: partnerAccountId }, body: { count } }),
    { renews: ['partner-accounts', 'sync'], saying: t('apply.begun'), done: () => setAsked(undefined) },
  );
  const count = states.decided;
  return (
    <>
      <Button
        appearance="primary"
        disabled={count === 0}
        onClick={() => {
          apply.clear();
          setAsked(count);
        }}
      >
        {t('apply.action', { count })}
      </Button>
      <Confirm
        open={asked !== undefined}
        title={t('apply.title', { count: asked ?? 0 })}
        text={
          <>
            <p>{t('apply.text')}</p>
            {apply.problem && <ProblemMessage problem={apply.problem} />}
          </>
        }
        action={t('apply.action', { count: asked ?? 0 })}
        cancel={t('apply.cancel')}
        busy={apply.busy}
        onConfirm={() => asked !== undefined && apply.run(asked)}
        onCancel={() => setAsked(undefined)}
      />
    </>
  );
}
