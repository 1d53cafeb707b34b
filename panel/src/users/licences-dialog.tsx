import type { User } from '@concord/contract';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { useAct } from '../parts/act.ts';
import { SendDialog } from '../parts/form/send-dialog.tsx';
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
    <SendDialog
      title={t('change.title', { name: user.displayName })}
      busy={act.busy}
      ready={!nothing}
      send={() => act.run()}
      action={t('change.save')}
      close={close}
      closeLabel={t('change.close')}
    >
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
    </SendDialog>
  );
}

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3 },
});
