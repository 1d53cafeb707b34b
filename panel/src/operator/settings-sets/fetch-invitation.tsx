import type { SettingsSet } from '@concord/contract';
import { Button, makeStyles, Tooltip } from '@fluentui/react-components';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { useAct } from '../../parts/act.ts';
import { ProblemMessage } from '../../parts/problem.tsx';

/** Fills in the Confirm invitation path with what Microsoft gives for this partner. */
export function FetchInvitation({ set }: { set?: SettingsSet }) {
  const { t } = useTranslation('settings');
  const styles = useStyles();
  const { setValue } = useFormContext();
  const fetch = useAct(
    () => call('POST /settings-sets/:id/invitation-link', { params: { id: set?.id ?? '' } }),
    {
      done: ({ link }) => setValue('invitationPath', link, { shouldDirty: true, shouldValidate: true }),
    },
  );
  if (!set)
    return (
      <Tooltip content={t('fetch.saveFirst')} relationship="description">
        <Button disabledFocusable>{t('fetch.action')}</Button>
      </Tooltip>
    );
  return (
    <>
      <Button onClick={() => fetch.run()} disabledFocusable={fetch.busy}>
        {t(fetch.busy ? 'fetch.busy' : 'fetch.action')}
      </Button>
      {fetch.problem && (
        <div className={styles.problem}>
          <ProblemMessage problem={fetch.problem} />
        </div>
      )}
    </>
  );
}

const useStyles = makeStyles({ problem: { flexBasis: '100%' } });
