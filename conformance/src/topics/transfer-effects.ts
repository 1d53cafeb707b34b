import type { Values } from '../row.ts';
import type { Scene } from '../scene.ts';
import { bodyOf, customerPath, type Effect, type Outcome } from '../topic.ts';

/** Id of the transfer that the row speaks of. */
export const ownTransfer = 'own-transfer';

async function shown(outcome: Outcome, scene: Scene): Promise<Values> {
  const id = outcome.values?.['id'] ?? ownTransfer;
  return (await scene.call('GET', customerPath(scene, `/transfers/${id}`))).body ?? {};
}

/** The subscription that goes over, as the old partner had it, and as the new one has it. */
async function moved(scene: Scene): Promise<{ before: Values; after: Values }> {
  const transfer = (await scene.state('transfers')).find((one) => one['id'] === ownTransfer);
  const line = transfer?.['lines'][0];
  const all = await scene.state('subscriptions');
  const find = (id: string) => all.find((one) => one['id'] === id) ?? {};
  return { before: find(line?.subscriptionId), after: find(line?.newSubscriptionId) };
}

/** Who had, and who has, a role on what goes over in Azure. */
async function holders(scene: Scene) {
  const transfer = (await scene.state('transfers')).find((one) => one['id'] === ownTransfer);
  const now = (await scene.state('azureRoles')).map((one) => one['holderTenantId']);
  return { source: transfer?.['sourceTenantId'], target: transfer?.['targetTenantId'], now };
}

const own = (outcome: Outcome): Values =>
  (bodyOf(outcome) as Values[]).find((one) => one['id'] === 'own') ?? {};

/** A dead request answers no more, and the customer's next one is taken. */
const newRequestNeeded: Effect = async (_, scene) => {
  const path = customerPath(scene, '/transfers');
  const again = await scene.call('PATCH', `${path}/${ownTransfer}`, { id: ownTransfer, status: 'Cancel' });
  const anew = await scene.call('POST', path, {
    sourcePartnerTenantId: 'p-old',
    sourcePartnerName: 'Old Partner',
    customerEmailId: 'it@fabrikam.example',
    transferType: 3,
  });
  return again.status >= 400 && anew.status === 201;
};

export const transferEffects: Record<string, Effect> = {
  transferStatus: async (outcome, scene) => (await shown(outcome, scene))['status'],
  lineItemsVisible: (outcome) => bodyOf(outcome)['lineItems'] !== undefined,
  partnerOnRecordOfLines: async (outcome, scene) => (await shown(outcome, scene))['partnerOnRecord'],
  newRequestNeeded,
  isEligible: (outcome) => own(outcome)['isEligible'],
  reasonContains: (outcome, _, expected) =>
    own(outcome)['reason']?.includes(expected) ? expected : own(outcome)['reason'],
  sourceBilledUntil: async (_, scene) => (await moved(scene)).before['billedUntil'],
  targetBilledFrom: async (_, scene) => (await moved(scene)).after['billedFrom'],
  sourceCredit: async (_, scene) => (await moved(scene)).before['refunds']?.at(-1)?.refund ?? 'none',
  targetBillingCycle: async (_, scene) => (await moved(scene)).after['billingCycle'],
  rbacChanged: async (_, scene) => {
    const { source, now } = await holders(scene);
    return !(now.length === 1 && now[0] === source);
  },
  oldPartnerKeepsRbac: async (_, scene) => {
    const { source, now } = await holders(scene);
    return now.includes(source);
  },
  newPartnerHasAccess: async (_, scene) => {
    const { target, now } = await holders(scene);
    return now.includes(target);
  },
};
