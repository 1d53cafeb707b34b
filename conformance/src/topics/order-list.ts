import { fillInvitation, parseInvitation } from '@concord/rules';
import { Unsupported, type Values } from '../row.ts';
import { partnerId, type Scene } from '../scene.ts';
import { type Action, bodyOf, customerPath, type Draft, only, plant, type Topic } from '../topic.ts';

/** How long after a checkout the list of orders may lack the order. */
const publishedLag = 'PT15M';

const path = (scene: Scene) => customerPath(scene, '/orders');
const orderId = ({ given }: Pick<Scene, 'given'>): string => given['orderId'] ?? 'own-order';

const isListed = async (scene: Scene): Promise<boolean> =>
  (await scene.call('GET', path(scene))).body.items.some((one: Values) => one['id'] === orderId(scene));

/** An order that was made when the row says, in a list that lags as far as Microsoft allows. */
function prepare(draft: Draft): void {
  const { given, seed, row } = draft;
  const { checkoutAt } = given;
  if (checkoutAt === undefined) return;
  if (!['listOrders', 'getOrder'].includes(row.when.action)) throw new Unsupported('given.checkoutAt');
  seed['settings'].orderListLag = publishedLag;
  if (Date.parse(checkoutAt) < Date.parse(draft.begin)) draft.begin = checkoutAt;
  const order = {
    id: orderId(draft),
    tenantId: seed['tenants'][0].tenantId,
    partnerTenantId: partnerId,
    billingCycle: 'monthly',
    currencyCode: 'USD',
    createdAt: new Date(checkoutAt).toISOString(),
    status: 'pending',
    lines: [{ lineItemNumber: 0, offerId: 'GOLDENPROD01:0001:HELD', friendlyName: 'Own', quantity: 1 }],
  };
  draft.state['orders'] = (draft.state['orders'] ?? []).filter((one) => one['id'] !== order.id);
  plant(draft, 'orders', order);
}

const listOrders: Action = async (scene, params) => {
  only(params, 'billingType', 'include_price');
  const asked = new URLSearchParams(params as Record<string, string>).toString();
  return { answer: await scene.call('GET', `${path(scene)}${asked ? `?${asked}` : ''}`) };
};

const links: Record<string, string> = {
  direct:
    'https://portal.office.com/partner/partnersignup.aspx?type=ResellerRelationship&id={partnerTenantId}&csp=1&msppid=0',
  indirect:
    'https://portal.office.com/partner/partnersignup.aspx?type=IndirectResellerRelationship&id={resellerTenantId}&csp=1&msppid={resellerMpnId}&indirectCSP={partnerTenantId}',
};

/** Builds the link on the client's side, and reads it back. @throws Unsupported for another form */
const buildRelationshipLink: Action = async ({ given }, params) => {
  only(params, 'form');
  const { reseller = {}, provider = {}, partner = {} } = given;
  const both = given['partnerType'] === 'indirectReseller' || 'reseller' in given;
  const form = params['form'] ?? (both ? 'indirect' : 'direct');
  const kind = /indirect|reseller.*provider|provider.*reseller/i.test(form) ? 'indirect' : form;
  const template = links[kind];
  if (template === undefined) throw new Unsupported(`form ${form}`);
  const url = fillInvitation(template, {
    partnerTenantId: (kind === 'indirect' ? provider.tenantId : undefined) ?? partner.tenantId ?? partnerId,
    resellerTenantId: reseller.tenantId ?? reseller.id ?? 'reseller-tenant',
    resellerMpnId: reseller.mpnId ?? '0',
  });
  return { allowed: parseInvitation(url)?.kind === kind, values: { url } };
};

/** The list of orders, which lags behind, and the links that a client builds by itself. */
export const orderList: Topic = {
  name: 'order-list',
  given: {
    checkoutAt: true,
    orderId: true,
    provider: ['tenantId', 'mpnId', 'country'],
  },
  prepare,
  async arrange(scene) {
    if (scene.given['checkoutAt'] !== undefined) await scene.to(scene.at);
  },
  actions: { listOrders, buildRelationshipLink },
  late: ['mayBeMissingUntil'],
  effects: {
    listed: (outcome, scene) =>
      bodyOf(outcome)['items']?.some((one: Values) => one['id'] === orderId(scene)) ?? isListed(scene),
    /** The expected instant when the order is missing right before it and there at it. */
    mayBeMissingUntil: async (_, scene, expected) => {
      const at = new Date(String(expected)).toISOString();
      await scene.to(new Date(Date.parse(at) - 1000).toISOString());
      if (await isListed(scene)) return 'earlier';
      await scene.to(at);
      return (await isListed(scene)) ? expected : 'later';
    },
  },
};
