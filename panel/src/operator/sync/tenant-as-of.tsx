import type { MirrorTenant } from '@concord/contract';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../parts/facts.tsx';
import { Notice } from '../../parts/notice.tsx';
import { AsOf, Time } from '../../parts/time.tsx';
import { CauseText } from './cause.tsx';

const kinds = ['subscriptions', 'licences', 'users', 'agreement'] as const;

/** When each kind of a tenant was read last, what failed since then, and whether it is gone. */
export function TenantAsOf({ tenant }: { tenant: MirrorTenant | undefined }) {
  const { t } = useTranslation(['sync', 'parts']);
  if (!tenant) return <p>{t('asOf.unread')}</p>;
  const { asOf, failures, goneAt } = tenant;
  return (
    <>
      {goneAt && (
        <Notice intent="warning" title={t('asOf.gone')}>
          <p>
            {t('asOf.goneSince')} <Time at={goneAt} />
          </p>
        </Notice>
      )}
      <Facts
        facts={kinds.map((kind): [string, React.ReactNode] => {
          const at = asOf[kind];
          const failure = failures[kind];
          return [
            t(`kind.${kind}`),
            <div key={kind}>
              {at ? <AsOf at={at} /> : t('asOf.never')}
              {failure && <CauseText cause={failure.cause} reason={failure.reason} />}
            </div>,
          ];
        })}
      />
    </>
  );
}
