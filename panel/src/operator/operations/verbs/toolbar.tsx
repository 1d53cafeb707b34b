import type { Subscription } from '@concord/contract';
import { makeStyles, Toolbar, ToolbarButton, tokens } from '@fluentui/react-components';
import {
  ArrowSyncRegular,
  CalendarClockRegular,
  DismissCircleRegular,
  PauseRegular,
  PeopleEditRegular,
  PlayRegular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Button as Verb } from './asked.ts';
import { VerbDialog } from './verb-dialog.tsx';

/** What can be done with a subscription; each button opens a dialog that says the consequences first. */
export function VerbToolbar({ subscription }: { subscription: Subscription }) {
  const { t } = useTranslation('verbs');
  const styles = useStyles();
  const [asked, setAsked] = useState<Verb>();
  const { state, autoRenew } = subscription;
  const live = state === 'active' || state === 'suspended';
  if (!live && !asked) return null;
  const active = state === 'active';
  return (
    <>
      {live && (
        <Toolbar aria-label={t('toolbar')} className={styles.bar}>
          {active && (
            <ToolbarButton
              appearance="primary"
              icon={<PeopleEditRegular />}
              onClick={() => setAsked('seats')}
            >
              {t('verb.seats')}
            </ToolbarButton>
          )}
          {active ? (
            <ToolbarButton icon={<PauseRegular />} onClick={() => setAsked('suspend')}>
              {t('verb.suspend')}
            </ToolbarButton>
          ) : (
            <ToolbarButton appearance="primary" icon={<PlayRegular />} onClick={() => setAsked('resume')}>
              {t('verb.resume')}
            </ToolbarButton>
          )}
          {active && (
            <>
              <ToolbarButton icon={<ArrowSyncRegular />} onClick={() => setAsked('auto-renew')}>
                {t(autoRenew ? 'autoRenewOff' : 'autoRenewOn')}
              </ToolbarButton>
              <ToolbarButton icon={<CalendarClockRegular />} onClick={() => setAsked('scheduled-change')}>
                {t('verb.scheduled-change')}
              </ToolbarButton>
            </>
          )}
          <ToolbarButton icon={<DismissCircleRegular />} onClick={() => setAsked('cancel')}>
            {t('verb.cancel')}
          </ToolbarButton>
        </Toolbar>
      )}
      {asked && <VerbDialog button={asked} subscription={subscription} close={() => setAsked(undefined)} />}
    </>
  );
}

const useStyles = makeStyles({
  bar: { flexWrap: 'wrap', gap: tokens.spacingHorizontalS, padding: 0 },
});
