import { type User, UserInput } from '@concord/contract/users';
import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { CopyValue } from '../parts/copy.tsx';
import type { Crumb } from '../parts/crumbs.tsx';
import { Facts } from '../parts/facts.tsx';
import { SaveButton } from '../parts/form/buttons.tsx';
import { Fieldset } from '../parts/form/fieldset.tsx';
import { Form } from '../parts/form/form.tsx';
import { SwitchField } from '../parts/form/switch-field.tsx';
import { useReturn } from '../parts/link.tsx';
import { Page } from '../parts/page.tsx';
import { useSaved } from '../parts/saved.tsx';
import { Section } from '../parts/section.tsx';
import { AsOf } from '../parts/time.tsx';
import type { Addresses } from './addresses.ts';
import { LicencesDialog } from './licences-dialog.tsx';
import { OnePassword } from './one-password.tsx';
import { PersonFields } from './person-fields.tsx';
import { PersonMenu } from './person-menu.tsx';
import { keepPerson, type PersonOf } from './use-person.ts';
import { UserStatus } from './user-status.tsx';

interface PresentPersonProps {
  user: User;
  of: PersonOf;
  crumbs: Crumb[];
  addresses: Addresses;
}

const paths = ['firstName', 'lastName', 'displayName', 'usageLocation', 'enabled'] as const;

/** A person who is there: names, sign-in, licences, password. */
export function PresentPerson({ user, of, crumbs, addresses }: PresentPersonProps) {
  const { t } = useTranslation(['users', 'parts']);
  const saved = useSaved();
  const back = useReturn(addresses.list);
  const [licensing, setLicensing] = useState(false);
  const [password, setPassword] = useState<string>();
  return (
    <Form
      schema={UserInput}
      values={valuesOf(user)}
      version={user.version}
      save={async (body, version = 0) => {
        const params = { id: of.bindingId, userId: of.userId };
        await keepPerson(of, await call('PUT /bindings/:id/users/:userId', { params, body, version }));
      }}
      stored={(current) => valuesOf(current as User)}
      fields={paths.map((name) => ({ name, label: t(`field.${name}`) }))}
      done={() => {
        saved(t('parts:form.saved'));
        back();
      }}
    >
      <Page
        title={user.displayName}
        status={
          <>
            <UserStatus user={user} />
            <AsOf at={user.asOf} />
          </>
        }
        crumbs={crumbs}
        actions={
          <>
            <SaveButton />
            <PersonMenu user={user} of={of} addresses={addresses} reset={setPassword} />
          </>
        }
      >
        {password && (
          <OnePassword
            title={t('person.resetDone', { name: user.displayName })}
            signInName={user.signInName}
            password={password}
            close={() => setPassword(undefined)}
          />
        )}
        <Facts
          facts={[
            [t('people.signInName'), user.signInName],
            [t('person.id'), <CopyValue key="id" value={user.id} label={t('person.copyId')} />],
          ]}
        />
        <Section
          title={t('licences.title')}
          aside={<Button onClick={() => setLicensing(true)}>{t('change.action')}</Button>}
        >
          {user.licences.length === 0 ? (
            <p>{t('people.noLicence')}</p>
          ) : (
            <Facts
              facts={user.licences.map(({ name, partNumber }) => [
                name,
                <code key="part">{partNumber}</code>,
              ])}
            />
          )}
        </Section>
        <Fieldset title={t('person.section')}>
          <PersonFields />
          <SwitchField name="enabled" label={t('field.enabled')} help={t('help.enabled')} />
        </Fieldset>
        {licensing && <LicencesDialog user={user} of={of} close={() => setLicensing(false)} />}
      </Page>
    </Form>
  );
}

const valuesOf = (user: User) => ({
  displayName: user.displayName,
  firstName: user.firstName ?? '',
  lastName: user.lastName ?? '',
  usageLocation: user.usageLocation ?? '',
  enabled: user.enabled,
});
