import type { SyncApi, TenantProfile } from '@concord/microsoft';
import { text } from '../../texts/texts.ts';
import { causeOf, reasonOf } from '../cause.ts';

/** What was found of tenants that become customers. */
export interface Profiles {
  found: Map<string, TenantProfile>;
  /** Of which there can be no customer, and why. */
  failed: Map<string, string>;
  /** Why the rest could not be read now. */
  outage?: unknown;
}

const atOnce = 32;

/** Reads company, contact and address of tenants, one call each. Never throws for what Microsoft refuses. */
export async function readProfiles(
  api: Pick<SyncApi, 'profile'>,
  tenantIds: readonly string[],
): Promise<Profiles> {
  const profiles: Profiles = { found: new Map(), failed: new Map() };
  const left = tenantIds.values();
  const reader = async () => {
    for (const tenantId of left) {
      try {
        const profile = await api.profile(tenantId);
        if (profile) profiles.found.set(tenantId, profile);
        else profiles.failed.set(tenantId, text('import-failure.gone') ?? '');
      } catch (error) {
        // What Microsoft refuses of one tenant says nothing of the others.
        if (causeOf(error) === 'gdap-missing') profiles.failed.set(tenantId, reasonOf(error));
        else profiles.outage = error;
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, reader));
  return profiles;
}
