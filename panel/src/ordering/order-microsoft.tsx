import type { Order } from '@concord/contract';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { CopyValue } from '../parts/copy.tsx';
import { Facts } from '../parts/facts.tsx';
import { RouteLink } from '../parts/link.tsx';
import { Section } from '../parts/section.tsx';

/** How the order is known at Microsoft: tenant, reseller, and the ids of the last call of each step. */
export function OrderMicrosoft({ order }: { order: Order }) {
  const { t } = useTranslation('ordering');
  const styles = useStyles();
  // A person confirms ownership; Microsoft is not asked.
  const called = order.steps.filter(({ name, requestId }) => requestId && name !== 'ownership');
  const id = (value: string | null, label: string) => value && <CopyValue value={value} label={label} />;
  return (
    <div className={styles.tab}>
      <Facts
        facts={[
          [t('microsoft.tenantId'), id(order.tenant.tenantId, t('microsoft.copyTenant'))],
          [t('microsoft.domain'), order.tenant.domain],
          [t('microsoft.mpnId'), order.resellerMpnId],
          [
            t('microsoft.set'),
            <RouteLink key="set" to="/settings/office-365/$id" params={{ id: order.settingsSetId }}>
              {t('microsoft.openSet')}
            </RouteLink>,
          ],
        ]}
      />
      <Section title={t('microsoft.calls')} lead={t('microsoft.callsText')}>
        <ul className={styles.calls}>
          {called.map((step) => (
            <li key={step.name} className={styles.call}>
              <h3 className={styles.step}>
                {t(`step.${step.name}`)} · {t('microsoft.attempts', { count: step.attempts })}
              </h3>
              <Facts
                facts={[
                  [t('microsoft.request'), id(step.requestId, t('microsoft.copyRequest'))],
                  [t('microsoft.correlation'), id(step.correlationId, t('microsoft.copyCorrelation'))],
                  ...(step.code ? [[t('microsoft.code'), step.code] as [string, string]] : []),
                ]}
              />
            </li>
          ))}
        </ul>
        {called.length === 0 && <p>{t('microsoft.none')}</p>}
      </Section>
    </div>
  );
}

const useStyles = makeStyles({
  tab: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL },
  calls: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
  call: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  step: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});
