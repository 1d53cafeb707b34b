import { text } from '../../texts/texts.ts';

/** What an alert says, and what to do. */
export function wordsOf(
  kind: string,
  cause: string | null,
  data: Record<string, unknown>,
): { text: string; next: string | null } {
  const { resource, company, domain, account, reason } = data as Record<string, string | null | undefined>;
  const values = {
    what: text(`fresh-kind.${resource}`),
    ...data,
    ...(typeof data['customers'] === 'number' && { count: data['customers'] }),
    account: account ?? 'this partner account',
    whose: company ?? domain ?? 'a customer',
    why: text(`alert-cause.${cause}`) ?? reason ?? '',
  };
  return {
    text: text(`alert.${kind}.text`, values) ?? kind,
    next: text(`alert.${kind}.next`, values) ?? text(`sync-next.${cause}`) ?? null,
  };
}
