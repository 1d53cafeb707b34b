import type { CreatedUser } from '@concord/contract';
import { type NewUserInput, NewUserInput as Schema } from '@concord/contract/users';
import { useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import type { Crumb } from '../parts/crumbs.tsx';
import { CancelButton, SaveButton } from '../parts/form/buttons.tsx';
import { Fieldset } from '../parts/form/fieldset.tsx';
import { Form } from '../parts/form/form.tsx';
import { Page } from '../parts/page.tsx';
import { ErrorState, Loading } from '../parts/states.tsx';
import { useKeyed } from '../parts/use-keyed.ts';
import { refresh, useApi } from '../queries.ts';
import type { Addresses } from './addresses.ts';
import { UserCreated } from './created-user.tsx';
import { LicenceChoices } from './licence-choices.tsx';
import { PersonFields } from './person-fields.tsx';
import { SignInNameField } from './sign-in-name-field.tsx';
import { useLicencesNow } from './use-licences-now.ts';

interface NewUserProps {
  crumbs: Crumb[];
  addresses: Addresses;
  /** Where people of this customer work, as far as is known. */
  country: string;
}

/** Creates a person in a tenant, with licences; the first password is shown once. */
export function NewUser(props: NewUserProps) {
  const { t } = useTranslation('users');
  const { binding = '' } = useParams({ strict: false }) as { binding?: string };
  const [created, setCreated] = useState<CreatedUser>();
  const domains = useApi('GET /bindings/:id/user-domains', { params: { id: binding } });
  if (created)
    return (
      <UserCreated {...props} created={created} bindingId={binding} another={() => setCreated(undefined)} />
    );
  if (domains.data)
    return <NewUserForm {...props} binding={binding} domains={domains.data.items} done={setCreated} />;
  return (
    <Page title={t('new.title')} crumbs={props.crumbs}>
      {domains.error ? <ErrorState problem={domains.error} retry={domains.refetch} /> : <Loading />}
    </Page>
  );
}

interface NewUserFormProps extends NewUserProps {
  binding: string;
  domains: string[];
  done: (created: CreatedUser) => void;
}

function NewUserForm({ crumbs, addresses, country, binding, domains, done }: NewUserFormProps) {
  const { t } = useTranslation('users');
  const answer = useRef<CreatedUser>(null);
  const create = useKeyed((body: NewUserInput, idempotencyKey) =>
    call('POST /bindings/:id/users', { params: { id: binding }, body, idempotencyKey }),
  );
  return (
    <Form
      schema={Schema}
      values={{
        signInName: `@${domains[0] ?? ''}`,
        displayName: '',
        firstName: '',
        lastName: '',
        usageLocation: country,
        licences: [],
      }}
      save={async (body) => {
        answer.current = await create(body);
      }}
      done={() => {
        void refresh('bindings', 'customers');
        if (answer.current) done(answer.current);
      }}
    >
      <Page
        title={t('new.title')}
        crumbs={crumbs}
        actions={
          <>
            <CancelButton back={addresses.list} />
            <SaveButton label={t('new.create')} />
          </>
        }
      >
        <Fieldset title={t('new.who')}>
          <PersonFields located />
          <SignInNameField name="signInName" domains={domains} />
        </Fieldset>
        <Fieldset title={t('new.licences')} lead={t('new.licencesLead')}>
          <Licences binding={binding} />
        </Fieldset>
      </Page>
    </Form>
  );
}

function Licences({ binding }: { binding: string }) {
  const { t } = useTranslation('users');
  const { field } = useController({ name: 'licences' });
  const licences = useLicencesNow(binding);
  if (licences.error) return <ErrorState problem={licences.error} retry={licences.refetch} />;
  if (!licences.data) return <Loading lines={3} />;
  return (
    <LicenceChoices
      label={t('new.licences')}
      licences={licences.data.items}
      held={[]}
      chosen={field.value as string[]}
      choose={field.onChange}
    />
  );
}
