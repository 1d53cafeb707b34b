import type { Policy, PolicyTrial } from '@concord/contract';
import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ApiProblem, call } from '../../../api.ts';
import { Facts } from '../../../parts/facts.tsx';
import { RouteLink } from '../../../parts/link.tsx';
import type { Column } from '../../../parts/list/columns.ts';
import { Rows } from '../../../parts/list/rows.tsx';
import { Count } from '../../../parts/money.tsx';
import { Section } from '../../../parts/section.tsx';
import { EmptyState, ErrorState, Loading } from '../../../parts/states.tsx';
import { useDifferenceColumns } from '../differences/columns.tsx';
import { Amounts } from '../differences/worth.tsx';
import { PolicyFrame, WithPolicy } from './frame.tsx';
import { PolicySwitch } from './switch.tsx';

/** What the policy would decide today; from here it is switched on. */
export default function TrialTab() {
  return (
    <WithPolicy>
      {(policy) => (
        <PolicyFrame policy={policy} primary={<PolicySwitch policy={policy} />}>
          <Trial policy={policy} />
        </PolicyFrame>
      )}
    </WithPolicy>
  );
}

function Trial({ policy }: { policy: Policy }) {
  const { id, version } = policy;
  const { t } = useTranslation('differences');
  // Trying changes nothing, so it is a question like any other, asked again for another version.
  const trial = useQuery<PolicyTrial, ApiProblem>({
    queryKey: ['POST /policies/:id/trial', { id }, { version }],
    queryFn: ({ signal }) => call('POST /policies/:id/trial', { params: { id }, signal }),
    staleTime: 0,
  });
  const again = (
    <Button
      appearance="subtle"
      icon={<ArrowClockwiseRegular />}
      disabledFocusable={trial.isFetching}
      onClick={() => void trial.refetch()}
    >
      {t('trial.again')}
    </Button>
  );
  return (
    <Section title={t('trial.title')} lead={t('trial.lead')} aside={again}>
      {trial.error && <ErrorState problem={trial.error} />}
      {trial.isPending && <Loading lines={3} />}
      {trial.data && <Found policy={policy} trial={trial.data} />}
    </Section>
  );
}

function Found({ policy, trial }: { policy: Policy; trial: PolicyTrial }) {
  const { t } = useTranslation('differences');
  const columns = useDifferenceColumns().filter(({ hidden }) => !hidden);
  const fieldColumns = useFieldColumns();
  const { count, money, fields, sample } = trial;
  const { objectKind, field, settingsSetId } = policy;
  const given = Object.entries({ objectKind, field, settingsSetId }).filter(([, value]) => value !== null);
  const found = { state: 'open', ...Object.fromEntries(given) };
  if (count === 0) return <EmptyState title={t('trial.nothing')} text={t('trial.nothingText')} />;
  return (
    <>
      <Facts
        facts={[
          [t('trial.count'), t('list.open', { count })],
          [t('column.money'), money.length > 0 ? <Amounts key="money" of={money} /> : t('decide.noMoney')],
        ]}
      />
      <Section title={t('trial.fields')}>
        <Rows
          label={t('trial.fields')}
          columns={fieldColumns}
          rows={fields}
          rowKey={({ objectKind, field }) => `${objectKind} ${field}`}
        />
      </Section>
      <Section
        title={t('trial.sample')}
        lead={sample.length < count && t('trial.sampleLead', { shown: sample.length, count })}
        aside={
          <RouteLink to="/sync/differences" search={found as never}>
            {t('trial.list')}
          </RouteLink>
        }
      >
        <Rows label={t('trial.sample')} columns={columns} rows={sample} rowKey={({ id }) => id} />
      </Section>
    </>
  );
}

function useFieldColumns(): Column<PolicyTrial['fields'][number]>[] {
  const { t } = useTranslation('differences');
  return [
    {
      id: 'field',
      label: t('column.field'),
      main: true,
      cell: ({ objectKind, field }) => `${t(`kind.${objectKind}`)}, ${t(`field.${field}`)}`,
      text: ({ field }) => field,
    },
    {
      id: 'count',
      label: t('column.count'),
      align: 'end',
      brief: true,
      cell: ({ count }) => <Count of={count} />,
      text: ({ count }) => String(count),
    },
    {
      id: 'money',
      label: t('column.money'),
      align: 'end',
      brief: true,
      cell: ({ money }) => (money.length > 0 ? <Amounts of={money} /> : null),
      text: ({ money }) => money.map(({ amount, currency }) => `${amount} ${currency}`).join(' '),
    },
  ];
}
