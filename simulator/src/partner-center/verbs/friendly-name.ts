import type { Verb } from './verb.ts';

/** @see https://learn.microsoft.com/partner-center/developer/update-the-nickname-for-a-subscription */
export const friendlyName: Verb = {
  name: 'friendly-name',
  asks: ({ wanted, before }) => (wanted.text('friendlyName') ?? before.friendlyName) !== before.friendlyName,
  apply: ({ wanted }, now) => ({ ...now, friendlyName: wanted.needText('friendlyName') }),
};
