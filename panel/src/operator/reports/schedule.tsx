import type { ReportEvery, Reports } from '@concord/contract/reports';
import { Field, makeStyles, Select } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { useAct } from '../../parts/act.ts';
import { Facts } from '../../parts/facts.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemMessage } from '../../parts/problem.tsx';
import { Section } from '../../parts/section.tsx';
import { Time } from '../../parts/time.tsx';
import { useSession } from '../../session.ts';

interface ScheduleProps {
  about: Reports['items'][number];
  mail: Reports['mail'];
}

/** Who gets a report by mail and when; oneself can be added and taken away. */
export function Schedule({ about: { report, schedules }, mail }: ScheduleProps) {
  const { t } = useTranslation('reports');
  const styles = useStyles();
  const { member } = useSession();
  const mine = schedules.find(({ memberId }) => memberId === member.id);
  const act = useAct(
    (every: ReportEvery | null) =>
      call('PUT /reports/:report/schedule', { params: { report }, body: { every } }),
    { renews: ['reports'], saying: t('schedule.saved') },
  );
  return (
    <Section title={t('schedule.title')}>
      {!mail.on && (
        <Notice intent="info" title={t('schedule.off')}>
          <p>{mail.next}</p>
        </Notice>
      )}
      <Field label={t('schedule.mine')} className={styles.choice}>
        <Select
          value={mine?.every ?? ''}
          disabled={act.busy}
          onChange={(_, { value }) => act.run((value || null) as ReportEvery | null)}
        >
          <option value="">{t('schedule.never')}</option>
          <option value="day">{t('schedule.day')}</option>
          <option value="week">{t('schedule.week')}</option>
          <option value="month">{t('schedule.month')}</option>
        </Select>
      </Field>
      {act.problem && <ProblemMessage problem={act.problem} />}
      {schedules.map((one) => (
        <div key={one.memberId}>
          {one.failure && (
            <Notice intent="warning" title={one.memberName}>
              <p>{one.failure}</p>
            </Notice>
          )}
          <Facts
            facts={[
              [t('schedule.owner'), `${one.memberName}, ${one.email}, ${t(`every.${one.every}`)}`],
              [t('schedule.due'), <Time key="due" at={one.dueAt} />],
              [t('schedule.sent'), one.sentAt ? <Time key="sent" at={one.sentAt} /> : t('schedule.notYet')],
            ]}
          />
        </div>
      ))}
    </Section>
  );
}

const useStyles = makeStyles({ choice: { maxWidth: '320px' } });
