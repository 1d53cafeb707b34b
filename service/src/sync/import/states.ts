import type { ImportState } from '@concord/contract/imports';

/** What a person may still decide of: all but what is carried out, or about to be. */
export const decidable: readonly ImportState[] = ['open', 'decided', 'ignored', 'failed'];
