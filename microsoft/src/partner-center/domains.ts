import { Malformed } from '../body.ts';
import type { Door } from '../call.ts';
import { at } from '../path.ts';

/**
 * Whether a first domain such as `fabrikam.onmicrosoft.com` is in use.
 * @throws MicrosoftError for every answer but 200 and 404: an unknown domain must never pass for a free one
 * @see https://learn.microsoft.com/partner-center/developer/verify-domain-availability
 */
export async function domain(door: Door, name: string, signal?: AbortSignal): Promise<'free' | 'taken'> {
  const { body } = await door.call({
    method: 'HEAD',
    path: at`/v1/domains/${name}`,
    as: 'app',
    priority: 'person',
    expect: [404],
    signal,
    read: (_nothing, status) => {
      if (status === 200) return 'taken';
      if (status === 404) return 'free';
      throw new Malformed('Says nothing about the domain.');
    },
  });
  return body;
}
