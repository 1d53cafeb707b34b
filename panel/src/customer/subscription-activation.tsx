import type { Subscription } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { CopyValue } from '../parts/copy.tsx';
import { Facts } from '../parts/facts.tsx';
import { OutsideLink } from '../parts/link.tsx';
import { Time } from '../parts/time.tsx';
import { AdminPassword } from './admin-password.tsx';
import { SubscriptionFrame } from './subscription-frame.tsx';

/** Activation tab: how to sign in to the tenant for the first time, and the agreement behind it. */
export default function SubscriptionActivation() {
  return (
    <SubscriptionFrame>{(subscription) => <ActivationFacts subscription={subscription} />}</SubscriptionFrame>
  );
}

function ActivationFacts({ subscription: { id, activation } }: { subscription: Subscription }) {
  const { t } = useTranslation('customer');
  const { tenantId, tenantName, adminEmail, password, portalLink, agreementLink, agreementAcceptedAt } =
    activation;
  return (
    <Facts
      facts={[
        [
          t('activation.tenantId'),
          <CopyValue key="id" value={tenantId} label={t('activation.copyTenantId')} />,
        ],
        [
          t('activation.tenantName'),
          <CopyValue key="name" value={tenantName} label={t('activation.copyTenantName')} />,
        ],
        [
          t('activation.adminEmail'),
          adminEmail && <CopyValue value={adminEmail} label={t('activation.copyAdminEmail')} />,
        ],
        [t('activation.password'), <AdminPassword key="password" subscriptionId={id} state={password} />],
        [
          t('activation.manual'),
          <>
            <OutsideLink href={portalLink}>{t('activation.portal')}</OutsideLink>
            <p>{t(password === 'none' ? 'activation.manualExisting' : 'activation.manualNew')}</p>
          </>,
        ],
        [
          t('activation.agreement'),
          agreementLink && <OutsideLink href={agreementLink}>{agreementLink}</OutsideLink>,
        ],
        [t('activation.acceptedAt'), agreementAcceptedAt && <Time at={agreementAcceptedAt} />],
      ]}
    />
  );
}
