import type { Order } from '@concord/contract';
import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { useAct } from '../parts/act.ts';
import { Confirm } from '../parts/confirm.tsx';
import { moneyText } from '../parts/money.tsx';
import { MoreMenu } from '../parts/more-menu.tsx';
import { ProblemMessage } from '../parts/problem.tsx';
import { useLanguage } from '../texts/i18n.ts';
import { useTermWords } from './term-words.ts';

type Action = Order['actions'][number];

/** What can be done with the order now. What cannot be undone is asked for first. */
export function OrderActions({ order }: { order: Order }) {
  const { t } = useTranslation('ordering');
  const [asked, setAsked] = useState<Action>();
  const act = useAct((action: Action) => call(`POST /orders/:id/${action}`, { params: { id: order.id } }), {
    renews: ['orders', 'events'],
    done: () => setAsked(undefined),
  });
  const can = (action: Action) => order.actions.includes(action);
  const close = () => {
    setAsked(undefined);
    act.clear();
  };
  const words = useConfirmWords(order);
  return (
    <>
      {can('check-now') && (
        <Button disabledFocusable={act.busy} onClick={() => act.run('check-now')}>
          {t('action.check-now')}
        </Button>
      )}
      {can('retry') && (
        <Button appearance="primary" disabledFocusable={act.busy} onClick={() => act.run('retry')}>
          {t('action.retry')}
        </Button>
      )}
      {can('confirm-ownership') && (
        <Button appearance="primary" onClick={() => setAsked('confirm-ownership')}>
          {t('action.confirm-ownership')}
        </Button>
      )}
      {can('cancel') && (
        <MoreMenu items={[{ label: t('action.cancel'), onClick: () => setAsked('cancel') }]} />
      )}
      {act.problem && !asked && <ProblemMessage problem={act.problem} />}
      <Confirm
        open={asked !== undefined}
        title={asked ? t(`ask.${asked as 'cancel'}.title`) : ''}
        text={
          <>
            <p>{asked && t(`ask.${asked as 'cancel'}.text`, words)}</p>
            {act.problem && <ProblemMessage problem={act.problem} />}
          </>
        }
        action={asked ? t(`action.${asked}`) : ''}
        cancel={t('ask.back')}
        busy={act.busy}
        onConfirm={() => asked && act.run(asked)}
        onCancel={close}
      />
    </>
  );
}

function useConfirmWords(order: Order) {
  const language = useLanguage();
  const { each } = useTermWords();
  return {
    customer: order.customerName,
    domain: order.tenant.domain,
    plan: order.planName,
    count: order.seats,
    number: order.number,
    total: `${moneyText(order.total, language)} ${each(order.billingCycle)}`,
  };
}
