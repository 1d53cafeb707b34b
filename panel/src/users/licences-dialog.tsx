import type { User } from '@concord/contract';
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { useAct } from '../parts/act.ts';
import { Notice } from '../parts/notice.tsx';
import { ProblemMessage } from '../parts/problem.tsx';
import { ErrorState, Loading } from '../parts/states.tsx';
import { LicenceChoices } from './licence-choices.tsx';
import { ReadingFailure } from './reading-failure.tsx';
import { useLicencesNow } from './use-licences-now.ts';
import { keepPerson, type PersonOf } from './use-person.ts';

/** Ticks and unticks licences of a person, and says in words what that does before it is done. */
export function LicencesDialog({ user, of, close }: { user: User; of: PersonOf; close: () => void }) {
  const { t } = useTranslation('users');
  const styles = useStyles();
  const licences = useLicencesNow(of.bindingId);
  const before = user.licences.map(({ skuId }) => skuId);
  const [chosen, setChosen] = useState(before);
  const assign = chosen.filter((skuId) => !before.includes(skuId));
  const remove = before.filter((skuId) => !chosen.includes(skuId));
  const act = useAct(
    () =>
      call('POST /bindings/:id/users/:userId/licences', {
        params: { id: of.bindingId, userId: of.userId },
        body: { assign, remove },
      }),
    {
      saying: t('change.done'),
      done: (changed) => {
        void keepPerson(of, changed);
        close();
      },
    },
  );
  const known = [...user.licences, ...(licences.data?.items ?? [])];
  const named = (skuIds: string[]) =>
    skuIds.map((id) => known.find(({ skuId }) => skuId === id)?.name ?? id).join(', ');
  const nothing = assign.length + remove.length === 0;
  const failure = licences.data?.age.failure;
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && !act.busy && close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('change.title', { name: user.displayName })}</DialogTitle>
          <DialogContent className={styles.content}>
            {!user.usageLocation && (
              <Notice intent="warning" title={t('change.location')}>
                <p>{t('change.locationText')}</p>
              </Notice>
            )}
            {failure && <ReadingFailure failure={failure} shown />}
            {licences.error && <ErrorState problem={licences.error} retry={licences.refetch} />}
            {licences.isPending && <Loading lines={3} />}
            {licences.data && (
              <LicenceChoices
                label={t('licences.title')}
                licences={licences.data.items}
                held={user.licences}
                chosen={chosen}
                choose={setChosen}
                closed={!user.usageLocation}
              />
            )}
            <div role="status">
              {nothing && <p className={styles.quiet}>{t('change.none')}</p>}
              {assign.length > 0 && <p>{t('change.assigns', { names: named(assign) })}</p>}
              {remove.length > 0 && <p>{t('change.removes', { names: named(remove) })}</p>}
            </div>
            {act.problem && <ProblemMessage problem={act.problem} />}
          </DialogContent>
          <DialogActions>
            <Button onClick={close} disabledFocusable={act.busy}>
              {t('change.close')}
            </Button>
            <Button
              appearance="primary"
              disabledFocusable={nothing || act.busy}
              onClick={() => !nothing && !act.busy && act.run()}
            >
              {t('change.save')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  quiet: { color: tokens.colorNeutralForeground3 },
});
