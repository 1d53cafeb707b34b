import type { ImportDecisionInput } from '@concord/contract';
import { Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api.ts';
import { useAct } from '../../../parts/act.ts';
import { SendDialog } from '../../../parts/form/send-dialog.tsx';
import { Notice } from '../../../parts/notice.tsx';
import { ProblemMessage } from '../../../parts/problem.tsx';
import { useSaved } from '../../../parts/saved.tsx';
import { ErrorState } from '../../../parts/states.tsx';
import type { Target } from './decide-button.tsx';
import { DecideFields, type Typed } from './decide-fields.tsx';

interface DecideDialogProps {
  partnerAccountId: string;
  target: Target;
  close: (decided: boolean) => void;
}

/** Decides tenants, after it has said how many they are and of how many the decision can be made. */
export function DecideDialog({ partnerAccountId, target, close }: DecideDialogProps) {
  const { t } = useTranslation('import');
  const saved = useSaved();
  const [typed, setTyped] = useState<Typed>({
    decision: 'proposed' in target && target.proposed === 0 ? 'create' : 'accept',
  });
  const params = { id: partnerAccountId };
  const { decision, customer, reseller } = typed;
  const body = {
    ...('filter' in target ? { filter: target.filter } : { tenantIds: target.tenantIds }),
    decision: decision === 'none' ? null : decision,
    ...(decision === 'bind' && customer && { customerId: customer.value }),
    ...(decision === 'create' && reseller && { resellerId: reseller.value }),
  } satisfies ImportDecisionInput;
  const send = (input: ImportDecisionInput) =>
    call('POST /partner-accounts/:id/import/decisions', { params, body: input });
  // Named tenants are counted here; of a filter the API says the number, and wants to hear it again.
  const counted = useQuery({
    queryKey: ['import-count', partnerAccountId, body],
    queryFn: () => send(body),
    enabled: 'filter' in target,
    staleTime: 0,
    retry: false,
  });
  const count = 'filter' in target ? counted.data?.count : target.tenantIds.length;
  const proposed = 'proposed' in target && decision === 'accept' ? target.proposed : undefined;
  const fits = 'filter' in target ? counted.data?.fits : proposed;
  const decide = useAct(
    () =>
      send({ ...body, ...('filter' in target && { count }) }).catch((error: unknown) => {
        void counted.refetch();
        throw error;
      }),
    {
      renews: ['partner-accounts', 'sync'],
      done: ({ decided }) => {
        if (decided === 0) return;
        saved(t('decide.done', { count: decided }));
        close(true);
      },
    },
  );
  const ready = count !== undefined && (fits ?? count) > 0;
  return (
    <SendDialog
      title={t('decide.title', { count: count ?? ('about' in target ? target.about : 0) })}
      busy={decide.busy}
      ready={ready}
      send={() => decide.run()}
      action={t('decide.action', { count: fits ?? count ?? 0 })}
      close={() => close(false)}
      closeLabel={t('decide.cancel')}
    >
      <DecideFields typed={typed} type={setTyped} />
      {counted.isFetching && <Spinner size="tiny" label={t('decide.counting')} />}
      {counted.error && <ErrorState problem={counted.error} retry={counted.refetch} />}
      {fits !== undefined && fits !== count && <p>{t('decide.fits', { fits, count })}</p>}
      {decide.answer?.decided === 0 && (
        <Notice intent="warning" title={t('decide.noneFits')}>
          <p>{t('decide.noneFitsText')}</p>
        </Notice>
      )}
      {decide.problem && <ProblemMessage problem={decide.problem} />}
    </SendDialog>
  );
}
