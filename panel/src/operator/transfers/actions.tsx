import type { Transfer, TransferVerb } from '@concord/contract/transfers';
import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { useAct } from '../../parts/act.ts';
import { ProblemMessage } from '../../parts/problem.tsx';
import { useIsOperator } from '../../session.ts';
import { ActDialog } from './act-dialog.tsx';

/** What can be done with a transfer now; for the operator only. */
export function Actions({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation('transfers');
  const isOperator = useIsOperator();
  const [verb, setVerb] = useState<TransferVerb>();
  const { id } = transfer;
  const read = useAct(() => call('POST /transfers/:id/read', { params: { id } }), {
    renews: ['transfers', 'subscriptions'],
  });
  return (
    <>
      {read.problem && <ProblemMessage problem={read.problem} />}
      <Button icon={<ArrowClockwiseRegular />} disabledFocusable={read.busy} onClick={() => read.run()}>
        {t('general.read')}
      </Button>
      {isOperator &&
        transfer.verbs.toReversed().map((one) => (
          <Button
            key={one}
            appearance={one === transfer.verbs[0] ? 'primary' : 'secondary'}
            onClick={() => setVerb(one)}
          >
            {t(`verb.${one}`)}
          </Button>
        ))}
      {verb && <ActDialog verb={verb} transfer={transfer} close={() => setVerb(undefined)} />}
    </>
  );
}
