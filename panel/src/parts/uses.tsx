import type { Problem } from '@concord/contract';
import { RouteLink } from './link.tsx';

/** Where objects of a kind have their pages. */
const pages: Record<string, string> = {
  service: '/services',
  plan: '/plans',
  customer: '/customers',
  order: '/orders',
  subscription: '/subscriptions',
  reseller: '/resellers',
  'settings-set': '/settings/office-365',
};

/** What stands in the way, each as a link to its page. */
export function Uses({ uses }: { uses: NonNullable<Problem['uses']> }) {
  return (
    <ul>
      {uses.map(({ kind, id, name }) => (
        <li key={id}>{pages[kind] ? <RouteLink to={`${pages[kind]}/${id}`}>{name}</RouteLink> : name}</li>
      ))}
    </ul>
  );
}
