import type { CreatedUser } from '@concord/contract';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Crumb } from '../parts/crumbs.tsx';
import { Facts } from '../parts/facts.tsx';
import { ButtonLink } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import type { Addresses } from './addresses.ts';
import { OnePassword } from './one-password.tsx';

interface UserCreatedProps {
  created: CreatedUser;
  crumbs: Crumb[];
  addresses: Addresses;
  bindingId: string;
  another: () => void;
}

/** What came of the creation: the password this once, and what did not follow. */
export function UserCreated({ created, crumbs, addresses, bindingId, another }: UserCreatedProps) {
  const { t } = useTranslation(['users', 'parts']);
  const styles = useStyles();
  const { user, password, unlicensed } = created;
  const title = t('new.done', { name: user.displayName });
  return (
    <Page title={title} crumbs={crumbs}>
      {password ? (
        <OnePassword
          title={t('person.resetDone', { name: user.displayName })}
          signInName={user.signInName}
          password={password}
        />
      ) : (
        <Notice intent="info" title={title}>
          <p>{t('new.noPassword')}</p>
        </Notice>
      )}
      {unlicensed && (
        <Notice intent="warning" title={t('new.unlicensed')}>
          <p>{unlicensed.reason}</p>
          <p>
            <strong>{t('parts:problem.next')}</strong> {unlicensed.next}
          </p>
        </Notice>
      )}
      <Facts
        facts={[
          [t('people.signInName'), user.signInName],
          [t('people.licences'), user.licences.map(({ name }) => name).join(', ') || t('people.noLicence')],
        ]}
      />
      <div className={styles.buttons}>
        <ButtonLink to={addresses.person(bindingId, user.id)} appearance="primary">
          {t('new.open')}
        </ButtonLink>
        <Button onClick={another}>{t('new.another')}</Button>
        <ButtonLink to={addresses.list} search={{ tenant: bindingId } as never}>
          {t('new.back')}
        </ButtonLink>
      </div>
    </Page>
  );
}

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});
