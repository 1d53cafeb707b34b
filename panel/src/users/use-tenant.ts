import type { Binding } from '@concord/contract';
import { useNavigate, useSearch } from '@tanstack/react-router';

interface TenantChoice {
  binding: Binding | undefined;
  choose: (bindingId: string) => void;
}

/** Which of several tenants is looked at; it stands in the address, and another one begins with an unfiltered list. */
export function useTenant(bindings: Binding[]): TenantChoice {
  const { tenant } = useSearch({ strict: false }) as { tenant?: string };
  const navigate = useNavigate();
  return {
    binding: bindings.find(({ id }) => id === tenant) ?? bindings[0],
    choose: (id) => void navigate({ to: '.', search: { tenant: id } as never, replace: true }),
  };
}
