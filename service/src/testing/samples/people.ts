import { createHash } from 'node:crypto';
import type { Companies } from './companies.ts';
import { above, at, mark, of, own, person, type Table } from './table.ts';

/** Companies, their members and their secrets. */
export function people(all: Companies): Record<string, Table> {
  const pathOf = (id: string) => all.resellers.find((one) => one.id === id)?.path ?? [];
  const bytes = Buffer.from('sample');
  return {
    resellers: {
      kind: 'resellers',
      level: 'reseller',
      row: ({ reseller }, id) => {
        const standing = pathOf(reseller).includes(id);
        const path = standing ? pathOf(id) : [...pathOf(reseller), id];
        const dates = { created_at: at, updated_at: at };
        return {
          id,
          parent_id: path.at(-2) ?? null,
          path,
          name: mark(id),
          country: 'US',
          currency: 'USD',
          ...dates,
        };
      },
    },
    customers: {
      kind: 'customers',
      level: 'customer',
      row: (owner, id) => {
        const address = {
          country: 'US',
          city: 'Seattle',
          address_line1: '1 Main Street',
          postal_code: '98101',
        };
        const dates = { created_at: at, updated_at: at };
        return { id, ...of(owner), company_name: mark(id), ...address, ...person, language: 'en', ...dates };
      },
    },
    attributes: {
      kind: 'offered',
      level: 'reseller',
      row: (owner, id) => ({
        id,
        ...of(owner),
        key: mark(id),
        name: mark(id),
        type: 'string',
        updated_at: at,
      }),
    },
    reseller_attributes: {
      kind: 'owned',
      level: 'reseller',
      row: (owner, id) => ({ ...of(owner), key: mark(id), value: mark(id) }),
    },
    members: {
      kind: 'owned',
      level: 'both',
      row: (owner, id) => {
        const role = owner.customer ? 'customer-owner' : 'reseller-manager';
        return {
          id,
          ...own(owner),
          name: mark(id),
          email: `${mark(id)}@fabrikam.example`,
          password_hash: '',
          role,
          created_at: at,
        };
      },
    },
    sessions: {
      kind: 'operator',
      level: 'reseller',
      row: (owner, id) => {
        const token = createHash('sha256').update(id).digest();
        return { token_hash: token, member_id: above('members', owner), created_at: at, expires_at: at };
      },
    },
    sign_in_failures: { kind: 'operator', level: 'reseller', row: (_, id) => ({ subject: id, at }) },
    secrets: {
      kind: 'owned',
      level: 'both',
      row: (owner, id) => {
        const sealed = {
          key_id: 'none',
          wrapped_key: bytes,
          sealed: bytes,
          ends_in: '',
          fingerprint: mark(id),
        };
        return { id, ...own(owner), owner_id: id, kind: 'sample', ...sealed, set_at: at };
      },
    },
  };
}
