import type { Door } from './call.ts';
import { MicrosoftError } from './errors.ts';
import { giveConsent } from './partner-center/application-consents.ts';

/** What the ports do in customers' directories: people, their licences, domains. */
const scopes = ['User.ReadWrite.All', 'Directory.Read.All'];
const graph = '00000003-0000-0000-c000-000000000000';

/** Entra's words for: this application has no consent in that tenant. */
const missing = new Set(['AADSTS65001', 'AADSTS700016']);

export interface ConsentParts {
  /** The partner's application, for which the tokens are made out. */
  applicationId: string;
  /** Told of each tenant in which the partner consented. */
  consented?: (tenantId: string) => void;
}

/**
 * A door that consents to the partner's application in the name of a customer when a call into that customer's
 * directory finds none, and then calls again. The partner needs a role there that may, such as Cloud Application
 * Administrator.
 * @throws MicrosoftError 900308 when the partner may not consent, besides what the call throws
 * @see https://learn.microsoft.com/partner-center/developer/control-panel-vendor-apis
 */
export function consenting(door: Door, { applicationId, consented }: ConsentParts): Door {
  const flights = new Map<string, Promise<void>>();

  function consent(tenantId: string): Promise<void> {
    const flight =
      flights.get(tenantId) ??
      giveConsent(door, tenantId, {
        applicationId,
        applicationGrants: [{ enterpriseApplicationId: graph, scopes }],
      })
        .then((isNew) => {
          if (isNew) consented?.(tenantId);
        })
        .finally(() => flights.delete(tenantId));
    flights.set(tenantId, flight);
    return flight;
  }

  return {
    async call(call) {
      try {
        return await door.call(call);
      } catch (error) {
        if (!call.inTenant || !(error instanceof MicrosoftError) || !missing.has(error.code)) throw error;
        await consent(call.inTenant);
        return door.call(call);
      }
    },
  };
}
