import type { Order } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { useSession } from '../session.ts';
import { InvitationLink } from './invitation-link.tsx';

/** What matters about the order now: it is done, someone must act at Microsoft, a person must look. */
export function OrderNotice({ order }: { order: Order }) {
  const { t } = useTranslation('ordering');
  const manager = useSession().member.customerId === null;
  const { domain } = order.tenant;
  const failed = order.steps.find(({ state }) => state === 'failed');
  const waiting = order.steps.find(({ state }) => state === 'waiting');
  if (order.subscriptionId)
    return (
      <Notice intent="success" title={t('notice.completed')}>
        <p>{t('notice.completedText')}</p>
        <span>
          <ButtonLink appearance="primary" to="/subscriptions/$id" params={{ id: order.subscriptionId }}>
            {t('notice.subscription')}
          </ButtonLink>
        </span>
      </Notice>
    );
  if (waiting?.name === 'invitation' && order.invitationLink)
    return (
      <Notice intent="info" title={t('notice.invitation')}>
        <p>{t('notice.invitationText', { domain })}</p>
        <InvitationLink href={order.invitationLink} />
      </Notice>
    );
  if (waiting?.name === 'ownership')
    return (
      <Notice intent="info" title={t('notice.ownership')}>
        {t(manager ? 'notice.ownershipManager' : 'notice.ownershipCustomer', { domain })}
      </Notice>
    );
  if (failed)
    return (
      <Notice intent="warning" title={t('notice.failed', { step: t(`step.${failed.name}`) })}>
        <p>{failed.reason}</p>
        <p>{failed.next}</p>
      </Notice>
    );
  return null;
}
