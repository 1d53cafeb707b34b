import type { Context } from '../context.ts';
import { operatorScope } from '../db/database.ts';
import { type Doer, record } from '../events/record.ts';

const batch = 200;

/**
 * Seals every secret under a new master key while the service runs: new writes use the new key at once,
 * old rows follow in batches.
 */
export async function rotateKey(
  context: Context,
  doer: Doer,
  resellerId: string,
): Promise<{ sealed: number; keyId: string }> {
  const { keyring, db } = context;
  keyring.rotate();
  let sealed = 0;
  for (;;) {
    const moved = await db.in(operatorScope, async (tx) => {
      const rows = await tx
        .selectFrom('secrets')
        .select(['id', 'ownerId', 'kind', 'keyId', 'wrappedKey', 'sealed'])
        .where('keyId', '!=', keyring.current())
        .limit(batch)
        .forUpdate()
        .execute();
      for (const row of rows) {
        const binding = `${row.ownerId}/${row.kind}`;
        await tx
          .updateTable('secrets')
          .set(keyring.seal(keyring.open(row, binding), binding))
          .where('id', '=', row.id)
          .execute();
      }
      return rows.length;
    });
    sealed += moved;
    if (moved === 0) break;
  }
  const keyId = keyring.current();
  await db.in(operatorScope, (tx) =>
    record(tx, context.clock.now(), doer, {
      kind: 'secrets.resealed',
      objectKind: 'reseller',
      objectId: resellerId,
      resellerId,
      data: { secrets: sealed, keyId },
    }),
  );
  return { sealed, keyId };
}
