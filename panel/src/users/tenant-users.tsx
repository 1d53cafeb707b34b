import type { Binding } from '@concord/contract';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import {
  ArrowClockwiseRegular,
  PeopleRegular,
  PersonAddRegular,
  ShieldKeyholeRegular,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { call, panelName } from '../api.ts';
import { useAct } from '../parts/act.ts';
import { ButtonLink } from '../parts/link.tsx';
import { ProblemMessage } from '../parts/problem.tsx';
import { Section } from '../parts/section.tsx';
import { EmptyState, ErrorState, Loading } from '../parts/states.tsx';
import { Status } from '../parts/status.tsx';
import { AsOf } from '../parts/time.tsx';
import { useApi } from '../queries.ts';
import type { Addresses } from './addresses.ts';
import { LicenceTable } from './licence-table.tsx';
import { ReadingFailure } from './reading-failure.tsx';
import { Rights } from './rights.tsx';
import { TenantSelect } from './tenant-select.tsx';
import { useReading } from './use-reading.ts';
import { useTenant } from './use-tenant.ts';
import { UserList, useShowsDeleted } from './user-list.tsx';

interface TenantUsersProps {
  bindings: Binding[];
  addresses: Addresses;
  /** The first step of somebody who has no tenant. */
  order: React.ReactNode;
}

/** Licences and people of a customer's tenants, one tenant at a time. */
export function TenantUsers({ bindings, addresses, order }: TenantUsersProps) {
  const { t } = useTranslation('users');
  const { binding, choose } = useTenant(bindings);
  if (!binding)
    return (
      <EmptyState icon={<PeopleRegular />} title={t('noTenant')} text={t('noTenantText')} action={order} />
    );
  const select = <TenantSelect bindings={bindings} value={binding.id} choose={choose} />;
  return <OneTenant key={binding.id} binding={binding} addresses={addresses} select={select} />;
}

interface OneTenantProps {
  binding: Binding;
  addresses: Addresses;
  select: React.ReactNode;
}

function OneTenant({ binding, addresses, select }: OneTenantProps) {
  const { t } = useTranslation('users');
  const styles = useStyles();
  const params = { id: binding.id };
  const reading = useReading(binding.id, useShowsDeleted());
  const users = useApi('GET /bindings/:id/users', { params, query: { limit: 1 } });
  const licences = useApi('GET /bindings/:id/licences', { params });
  const rights = useAct(() => call('POST /bindings/:id/access', { params }), { renews: ['customers'] });
  if (users.error) return <ErrorState problem={users.error} retry={users.refetch} />;
  if (licences.error) return <ErrorState problem={licences.error} retry={licences.refetch} />;
  if (!users.data || !licences.data) return <Loading />;
  const { age } = users.data;
  const failure = age.failure ?? licences.data.age.failure;
  const known = age.asOf !== null || users.data.total > 0;
  const first = !known && reading.busy;
  return (
    <>
      <div className={styles.bar}>
        <div className={styles.tenant}>
          {select}
          <span role="status">
            {reading.busy ? (
              <Status tone="running">{t('reading')}</Status>
            ) : age.asOf ? (
              <AsOf at={age.asOf} />
            ) : (
              t('neverRead')
            )}
          </span>
        </div>
        <div className={styles.buttons}>
          <Button icon={<ArrowClockwiseRegular />} onClick={reading.again}>
            {t('readAgain')}
          </Button>
          {panelName === 'operator' && (
            <Button
              icon={<ShieldKeyholeRegular />}
              disabledFocusable={rights.busy}
              onClick={() => rights.run()}
            >
              {t('rights.get')}
            </Button>
          )}
        </div>
      </div>
      {reading.problem && <ProblemMessage problem={reading.problem} />}
      {rights.problem && <ProblemMessage problem={rights.problem} />}
      {rights.answer && <Rights access={rights.answer} binding={binding} />}
      {failure && !first && <ReadingFailure failure={failure} shown={known} />}
      {first && <Loading />}
      {known && (
        <>
          <Section
            title={t('licences.title')}
            lead={t('licences.lead')}
            aside={licences.data.age.asOf && <AsOf at={licences.data.age.asOf} />}
          >
            {licences.data.items.length > 0 ? (
              <LicenceTable licences={licences.data.items} bindingId={binding.id} addresses={addresses} />
            ) : (
              <p>
                <strong>{t('licences.empty')}.</strong> {t('licences.emptyText')}
              </p>
            )}
          </Section>
          <Section
            title={t('people.title')}
            aside={
              <ButtonLink to={addresses.create(binding.id)} appearance="primary" icon={<PersonAddRegular />}>
                {t('people.create')}
              </ButtonLink>
            }
          >
            <UserList
              bindingId={binding.id}
              addresses={addresses}
              licences={licences.data.items}
              empty={
                <EmptyState icon={<PeopleRegular />} title={t('people.empty')} text={t('people.emptyText')} />
              }
            />
          </Section>
        </>
      )}
    </>
  );
}

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  tenant: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    minWidth: 0,
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});
