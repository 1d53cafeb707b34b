/** Addresses of the pages about a tenant's people, in either panel. */
export interface Addresses {
  /** The list, e.g. `/users`. */
  list: string;
  create: (bindingId: string) => string;
  person: (bindingId: string, userId: string) => string;
}

/** @param list where the list is */
export function addressesBelow(list: string): Addresses {
  return {
    list,
    create: (bindingId) => `${list}/${bindingId}/new`,
    person: (bindingId, userId) => `${list}/${bindingId}/${userId}`,
  };
}
