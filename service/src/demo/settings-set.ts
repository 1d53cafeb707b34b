import type { Context } from '../context.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { partnerAccountFor } from '../settings/account.ts';
import { putSecret } from '../settings/secrets.ts';
import type { SimulatedPartner } from './simulated-partner.ts';

/** A set for the simulator's provider, without consent: giving it is the first thing to try. */
export async function plantSet(
  tx: Tx,
  context: Context,
  simulator: string,
  resellerId: string,
  provider: SimulatedPartner,
  now: Date,
): Promise<string> {
  const id = newId();
  const [application] = provider.applications ?? [];
  const [secret] = application?.secrets ?? [];
  const [administrator] = provider.users ?? [];
  const { tenantId } = provider;
  await tx
    .insertInto('settingsSets')
    .values({
      id,
      resellerId,
      partnerAccountId: await partnerAccountFor(
        tx,
        { environment: 'simulator', address: simulator, tenantId, resellerId },
        now,
      ),
      name: `${provider.name} (simulator)`,
      environment: 'simulator',
      address: simulator,
      api: 'partner-center',
      agreementLink: `${simulator}/agreement-document/en-US/${provider.country}`,
      domainPrefix: provider.domain.split('.')[0] as string,
      applicationId: application?.id as string,
      secretExpiresOn: secret?.expires.slice(0, 10) ?? null,
      login: administrator?.name ?? null,
      tenantId,
      invitationPath: `${simulator}/Adminportal/Home?invType=ResellerRelationship&partnerId={partnerTenantId}&msppId=0&DAP=false#/BillingAccounts/partner-invitation`,
      resellerAttribute: 'reseller_mpn_id',
      defaultCountry: provider.country,
      defaultLanguage: 'en',
      note: 'Speaks to the simulator that stands in for Microsoft. Give consent on the Connection tab before the first order.',
      createdAt: now,
      updatedAt: now,
    })
    .execute();
  const owner = { ownerId: id, resellerId };
  await putSecret(
    tx,
    context.keyring,
    owner,
    'application-secret',
    secret?.value as string,
    now,
    secret ? new Date(secret.expires) : null,
  );
  return id;
}
