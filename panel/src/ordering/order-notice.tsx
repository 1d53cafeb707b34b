import type { Order } from '@concord/contract';
import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../parts/link.tsx';
import { useSession } from '../session.ts';
import { InvitationLink } from './invitation-link.tsx';

/** What matters about the order now: it is done, someone must act at Microsoft, a person must look. */
export function OrderNotice({ order }: { order: Order }) {
  const { t } = useTranslation('ordering');
  const styles = useStyles();
  const manager = useSession().member.customerId === null;
  const failed = order.steps.find(({ state }) => state === 'failed');
  const waiting = order.steps.find(({ state }) => state === 'waiting');
  if (order.state === 'completed' && order.subscriptionId)
    return (
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t('notice.completed')}</MessageBarTitle>
          <div className={styles.text}>
            <p>{t('notice.completedText')}</p>
            <span>
              <ButtonLink appearance="primary" to="/subscriptions/$id" params={{ id: order.subscriptionId }}>
                {t('notice.subscription')}
              </ButtonLink>
            </span>
          </div>
        </MessageBarBody>
      </MessageBar>
    );
  if (waiting?.name === 'invitation' && order.invitationLink)
    return (
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t('notice.invitation')}</MessageBarTitle>
          <div className={styles.text}>
            <p>{t('notice.invitationText', { domain: order.tenant.domain })}</p>
            <InvitationLink href={order.invitationLink} />
          </div>
        </MessageBarBody>
      </MessageBar>
    );
  if (waiting?.name === 'ownership')
    return (
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t('notice.ownership')}</MessageBarTitle>
          <p>
            {t(manager ? 'notice.ownershipManager' : 'notice.ownershipCustomer', {
              domain: order.tenant.domain,
            })}
          </p>
        </MessageBarBody>
      </MessageBar>
    );
  if (failed)
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t('notice.failed', { step: t(`step.${failed.name}`) })}</MessageBarTitle>
          <div className={styles.text}>
            <p>{failed.reason}</p>
            <p>{failed.next}</p>
          </div>
        </MessageBarBody>
      </MessageBar>
    );
  return null;
}

const useStyles = makeStyles({
  text: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalXS,
    overflowWrap: 'anywhere',
  },
});
