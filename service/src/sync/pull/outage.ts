import type { SyncApi } from '@concord/microsoft';
import type { TenantReading } from '../read-tenant.ts';

/** So many tenants in a row that say nothing at all are looked into. */
const suspicious = 8;
const general: ReadonlySet<string> = new Set(['microsoft-down', 'quota', 'credential', 'consent']);

/** Nothing was read, for a reason that may hold for all tenants. */
function isDark(reading: TenantReading): boolean {
  const { subscriptions, licences, users, transfers, agreementAccepted } = reading;
  const read = [subscriptions, licences, users, transfers, agreementAccepted];
  const failures = Object.values(reading.failures);
  return (
    read.every((one) => one === undefined) &&
    failures.length > 0 &&
    failures.every(({ cause }) => general.has(cause))
  );
}

/**
 * Tells a tenant that cannot be read from a Microsoft that cannot be reached: readings that say nothing are held back
 * until one speaks, or a question about the account itself settles it.
 */
export function createOutageWatch(api: SyncApi) {
  let held: TenantReading[] = [];
  let probing: Promise<void> | undefined;

  /** @throws what Microsoft says when it cannot be asked at all */
  async function probe(): Promise<void> {
    for await (const _ of api.tenants()) break;
  }

  return {
    /**
     * @returns readings that may be written
     * @throws what Microsoft says, when it is Microsoft
     */
    async pass(reading: TenantReading): Promise<TenantReading[]> {
      if (!isDark(reading)) {
        const free = [...held, reading];
        held = [];
        return free;
      }
      held.push(reading);
      if (held.length < suspicious) return [];
      return this.release();
    },
    /** What is held, after Microsoft itself was asked. */
    async release(): Promise<TenantReading[]> {
      if (held.length === 0) return [];
      probing ??= probe().finally(() => {
        probing = undefined;
      });
      await probing;
      return held.splice(0);
    },
  };
}
