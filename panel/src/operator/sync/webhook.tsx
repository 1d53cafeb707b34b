import type { WebhookInput } from '@concord/contract/sync-changes';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { call } from '../../api.ts';
import { now } from '../../clock.ts';
import { useAct } from '../../parts/act.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemMessage } from '../../parts/problem.tsx';
import { Section } from '../../parts/section.tsx';
import { ErrorState, Loading } from '../../parts/states.tsx';
import { Time } from '../../parts/time.tsx';
import { useApi } from '../../queries.ts';
import { WebhookStatus } from './webhook-status.tsx';

/** How often a test under way is looked at, should no live message arrive. */
const everyMs = 2_000;

/** Where Microsoft sends an account's events; another's address is replaced only after a yes in words. */
export function Webhook({ partnerAccountId: id }: { partnerAccountId: string }) {
  const { t } = useTranslation(['sync', 'parts']);
  const styles = useStyles();
  const params = { id };
  const [asked, setAsked] = useState<'replace' | 'newAddress'>();
  const webhook = useApi('GET /partner-accounts/:id/webhook', { params });
  const testing = webhook.data?.state === 'testing';
  const ask = useAct(
    (body: z.input<typeof WebhookInput>) => call('POST /partner-accounts/:id/webhook', { params, body }),
    { renews: ['partner-accounts', 'sync'], saying: t('webhook.asked') },
  );
  // What was asked for comes due at once, and a worker puts the next look into the future.
  const awaited = ask.answer !== undefined && Date.parse(webhook.data?.dueAt ?? '') <= now() + everyMs;
  useApi('GET /partner-accounts/:id/webhook', { params }, { every: (testing || awaited) && everyMs });
  const section = (content: React.ReactNode) => (
    <Section title={t('webhook.title')} lead={t('webhook.lead')}>
      {content}
    </Section>
  );
  if (webhook.error?.status === 404) return section(<p>{t('webhook.unread')}</p>);
  if (webhook.error) return section(<ErrorState problem={webhook.error} retry={webhook.refetch} />);
  if (!webhook.data) return section(<Loading lines={4} />);
  const { state, url, foreignUrl, reason, next, heardAt, testedAt, dueAt } = webhook.data;
  const confirm = (what: 'replace' | 'newAddress', body: z.input<typeof WebhookInput>) => (
    <Confirm
      open={asked === what}
      title={t(`webhook.${what}Title`)}
      text={t(`webhook.${what}Text`, { foreign: foreignUrl ?? '' })}
      action={t(`webhook.${what}`)}
      onCancel={() => setAsked(undefined)}
      onConfirm={() => {
        setAsked(undefined);
        ask.run(body);
      }}
    />
  );
  const foreign: [string, React.ReactNode][] = foreignUrl
    ? [[t('webhook.foreignAddress'), <code key="foreign">{foreignUrl}</code>]]
    : [];
  return section(
    <>
      {(state === 'foreign' || state === 'failed') && (
        <Notice intent={state === 'failed' ? 'error' : 'warning'} title={t(`webhook.${state}`)}>
          {reason && <p>{reason}</p>}
          {next && (
            <p>
              <strong>{t('parts:problem.next')}</strong> {next}
            </p>
          )}
        </Notice>
      )}
      <Facts
        facts={[
          [t('webhook.state'), <WebhookStatus key="state" state={state} />],
          [t('webhook.address'), url && <code>{url}</code>],
          ...foreign,
          [t('webhook.heard'), heardAt ? <Time key="heard" at={heardAt} /> : t('webhook.never')],
          [t('webhook.tested'), testedAt ? <Time key="tested" at={testedAt} /> : t('webhook.never')],
          [t('webhook.again'), dueAt && <Time at={dueAt} />],
        ]}
      />
      {ask.problem && <ProblemMessage problem={ask.problem} />}
      <div className={styles.buttons}>
        <Button disabledFocusable={ask.busy || testing || awaited} onClick={() => ask.run({})}>
          {t(testing || awaited ? 'webhook.testing2' : 'webhook.test')}
        </Button>
        {foreignUrl && (
          <Button disabledFocusable={ask.busy} onClick={() => setAsked('replace')}>
            {t('webhook.replace')}
          </Button>
        )}
        <Button appearance="subtle" disabledFocusable={ask.busy} onClick={() => setAsked('newAddress')}>
          {t('webhook.newAddress')}
        </Button>
      </div>
      {confirm('replace', { replaceForeign: true })}
      {confirm('newAddress', { newAddress: true })}
    </>,
  );
}

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});
