import type pg from 'pg';

/** Runs `work` while this process alone holds `name`; when another holds it, does nothing and answers false. */
export async function holding(pool: pg.Pool, name: string, work: () => Promise<void>): Promise<boolean> {
  const client = await pool.connect();
  let lost: Error | undefined;
  const lose = (error: Error) => {
    lost = error;
  };
  client.on('error', lose);
  try {
    const { rows } = await client.query<{ held: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as held',
      [name],
    );
    if (!rows[0]?.held) return false;
    try {
      await work();
      return true;
    } finally {
      if (!lost)
        await client
          .query('select pg_advisory_unlock(hashtextextended($1, 0))', [name])
          .catch(() => undefined);
    }
  } finally {
    client.off('error', lose);
    client.release(lost);
  }
}
