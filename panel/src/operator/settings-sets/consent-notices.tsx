import type { SettingsSet } from '@concord/contract';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../parts/notice.tsx';

/** What came of the last visit to Microsoft, and what is doubtful about the consent that is stored. */
export function ConsentNotices({ set: { consent, login } }: { set: SettingsSet }) {
  const { t } = useTranslation('settings');
  const { consent: outcome, reason } = useSearch({ strict: false }) as { consent?: string; reason?: string };
  const why = (code: string) =>
    isKnown(code) ? t(`consent.refusedWhy.${code}`) : t('consent.refusedWhy.other', { code });
  return (
    <>
      {outcome === 'ok' && (
        <Notice intent="success" title={t('consent.ok')}>
          {t('consent.okText')}
        </Notice>
      )}
      {outcome === 'refused' && (
        <Notice intent="error" title={t('consent.refused')}>
          {reason && <p>{why(reason)}</p>}
          <p>{t('consent.refusedText')}</p>
        </Notice>
      )}
      {!consent && outcome !== 'refused' && (
        <Notice intent="info" title={t('consent.none')}>
          {t('consent.noneText')}
        </Notice>
      )}
      {consent && !consent.byLogin && login && (
        <Notice intent="warning" title={t('consent.notByLogin')}>
          {t('consent.notByLoginText', { by: consent.by ?? '', login })}
        </Notice>
      )}
      {consent && !consent.mfa && (
        <Notice intent="warning" title={t('consent.noMfa')}>
          {t('consent.noMfaText')}
        </Notice>
      )}
    </>
  );
}

const knownReasons = ['denied', 'no-mfa', 'other-tenant', 'no-code'] as const;
type KnownReason = (typeof knownReasons)[number];
const isKnown = (code: string): code is KnownReason => (knownReasons as readonly string[]).includes(code);
