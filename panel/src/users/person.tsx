import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Crumb } from '../parts/crumbs.tsx';
import { Page } from '../parts/page.tsx';
import { ErrorState, LoadingPage } from '../parts/states.tsx';
import type { Addresses } from './addresses.ts';
import { DeletedPerson } from './deleted-person.tsx';
import { PresentPerson } from './present-person.tsx';
import { usePerson } from './use-person.ts';

/** One person of a tenant, whom the address names. */
export function Person({ crumbs, addresses }: { crumbs: Crumb[]; addresses: Addresses }) {
  const { t } = useTranslation();
  const { binding = '', userId = '' } = useParams({ strict: false }) as {
    binding?: string;
    userId?: string;
  };
  const of = { bindingId: binding, userId };
  const person = usePerson(of);
  if (person.data?.deletedAt) return <DeletedPerson user={person.data} of={of} crumbs={crumbs} />;
  if (person.data) return <PresentPerson user={person.data} of={of} crumbs={crumbs} addresses={addresses} />;
  if (!person.error) return <LoadingPage />;
  return (
    <Page title={t(person.error.status === 404 ? 'state.notFound' : 'state.failed')} crumbs={crumbs}>
      <ErrorState problem={person.error} retry={person.refetch} />
    </Page>
  );
}
