import type { SettingsSet } from '@concord/contract';
import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { useAct } from '../../parts/act.ts';
import { CopyValue } from '../../parts/copy.tsx';
import { Facts } from '../../parts/facts.tsx';
import { ProblemMessage } from '../../parts/problem.tsx';
import { Section } from '../../parts/section.tsx';
import { ErrorState, Loading } from '../../parts/states.tsx';
import { Status } from '../../parts/status.tsx';
import { DateText, Time } from '../../parts/time.tsx';
import { useApi } from '../../queries.ts';
import { ConsentNotices } from './consent-notices.tsx';

/** Who agreed that Concord acts in whose name, and the way to agree. */
export function Consent({ set }: { set: SettingsSet }) {
  const { t } = useTranslation('settings');
  const params = { id: set.id };
  const { consent } = set;
  const begin = useAct(() => call('POST /settings-sets/:id/consent', { params }), {
    done: ({ url }) => location.assign(url),
  });
  return (
    <Section
      title={t('consent.title')}
      lead={t('consent.lead')}
      aside={
        <Button onClick={() => begin.run()} disabledFocusable={begin.busy}>
          {t(consent ? 'consent.again' : 'consent.get')}
        </Button>
      }
    >
      {begin.problem && <ProblemMessage problem={begin.problem} />}
      <ConsentNotices set={set} />
      {consent && (
        <Facts
          facts={[
            [t('consent.setAt'), <Time key="at" at={consent.setAt} />],
            [t('consent.by'), consent.by],
            [
              t('consent.mfa'),
              <Status key="mfa" tone={consent.mfa ? 'good' : 'warning'}>
                {t(consent.mfa ? 'consent.mfaYes' : 'consent.mfaNo')}
              </Status>,
            ],
            [t('consent.expires'), consent.expiresAt && <DateText date={consent.expiresAt} />],
          ]}
        />
      )}
      <Guide id={set.id} />
    </Section>
  );
}

function Guide({ id }: { id: string }) {
  const { t } = useTranslation('settings');
  const guide = useApi('GET /settings-sets/:id/consent', { params: { id } });
  if (guide.error) return <ErrorState problem={guide.error} retry={guide.refetch} />;
  if (!guide.data) return <Loading lines={2} />;
  const { redirectUri, permissions } = guide.data;
  return (
    <Facts
      facts={[
        [
          t('consent.redirect'),
          <div key="redirect">
            <CopyValue value={redirectUri} label={t('consent.copyRedirect')} />
            <p>{t('consent.redirectHelp')}</p>
          </div>,
        ],
        [
          t('consent.permissions'),
          <div key="permissions">
            {permissions.map((name) => (
              <CopyValue key={name} value={name} label={t('consent.copyPermission', { name })} />
            ))}
            <p>{t('consent.permissionsHelp')}</p>
          </div>,
        ],
      ]}
    />
  );
}
