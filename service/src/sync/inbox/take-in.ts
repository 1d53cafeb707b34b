import type { Tx } from '../../db/database.ts';
import { alertOfWord } from '../alerts/of-word.ts';
import { hearTest } from '../registration/hear-test.ts';
import { matchWebhooks } from './match.ts';
import { type Delivered, keepWords } from './store.ts';

/**
 * Keeps words, finds their pairs, and does at once what cannot wait: suspicion of fraud, the end of a relationship, and
 * our own test of the address.
 * @returns how many are new
 */
export async function takeIn(tx: Tx, words: readonly Delivered[], at: Date): Promise<number> {
  let fresh = 0;
  const accounts = Map.groupBy(words, ({ partnerAccountId }) => partnerAccountId);
  // Always in the same order: two processes never wait for each other.
  for (const partnerAccountId of [...accounts.keys()].sort()) {
    const theirs = [...(accounts.get(partnerAccountId) ?? [])].sort(byKey);
    const kept = await keepWords(tx, theirs, at);
    fresh += kept.size;
    await matchWebhooks(tx, partnerAccountId, [...kept.values()]);
    if (theirs.some(({ source, name }) => source === 'webhook' && name !== 'test-created'))
      await tx
        .updateTable('syncAccounts')
        .set({ webhookHeardAt: at })
        .where('partnerAccountId', '=', partnerAccountId)
        .execute();
    for (const word of theirs.filter(({ key }) => kept.has(key))) {
      await hearTest(tx, word, at);
      await alertOfWord(tx, word, at);
    }
  }
  return fresh;
}

const byKey = (a: Delivered, b: Delivered) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
