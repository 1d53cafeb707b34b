import type { Context } from '../context.ts';
import type { Tenant } from '../entities.ts';
import type { Answer } from '../exchange.ts';
import { type Html, html, pageAnswer } from '../html.ts';
import { opened, table } from './form.ts';

/** So many customers are shown at once. */
const shown = 20;

/** The first customers whose name or domain begins so. */
export function customersPart(context: Context, find = ''): Html {
  const rows: Html[] = [];
  const wanted = find.toLowerCase();
  for (const tenant of context.world.tenants.values()) {
    if (rows.length >= shown) break;
    if (context.world.partners.get(tenant.id)) continue;
    if (![tenant.companyName, tenant.domain, tenant.id].some((text) => text.toLowerCase().startsWith(wanted)))
      continue;
    rows.push(customerRow(context, tenant));
  }
  return html`<h2 id="customers">Customers</h2>
<form class="inline" method="get" action="/#customers"><label for="find">Name or domain begins with</label><input id="find" name="find" value="${find}"><button type="submit">Find</button></form>
${table(['Company', 'Domain', 'Country', 'Partners', 'Subscriptions', 'Users'], rows, 'None.')}
${rows.length === shown ? html`<p class="quiet">The first ${shown}.</p>` : ''}`;
}

function customerRow({ world }: Context, tenant: Tenant): Html {
  const partners = world.relationships
    .where('tenant', tenant.id)
    .map((one) => world.partners.get(one.partnerTenantId)?.name ?? one.partnerTenantId);
  return html`<tr><td><a href="/_simulator/pages/customers/${tenant.id}">${tenant.companyName}</a></td><td>${tenant.domain}</td><td>${tenant.country}</td><td>${partners.join(', ')}</td><td>${world.subscriptions.count('tenant', tenant.id)}</td><td>${world.users.count('tenant', tenant.id)}</td></tr>`;
}

/** All that is known of one customer. */
export function customerPage({ world }: Context, id: string): Answer {
  const tenant = world.tenants.get(id);
  const back = html`<p><a href="/">Back to the world</a></p>`;
  if (!tenant)
    return pageAnswer('Customer', html`${back}<h1>There is no such customer</h1>`, { status: 404 });
  const of = <T>(collection: { where(key: string, value: string): T[] }) => collection.where('tenant', id);
  const content = html`${back}<h1>${tenant.companyName}</h1>
<p>${tenant.domain} · ${tenant.country} · <code>${tenant.id}</code></p>${opened('Tenant', tenant)}
<h2>Subscriptions</h2>${table(
    ['Offer', 'Status', 'Seats', 'Term', 'Begun', 'Ends', 'Renews', ''],
    of(world.subscriptions).map(
      (one) =>
        html`<tr><td>${one.friendlyName}</td><td>${one.status}</td><td>${one.quantity}</td><td>${one.termDuration ?? ''} ${one.billingCycle}</td><td>${one.startedAt.slice(0, 10)}</td><td>${one.commitmentEndDate}</td><td>${one.autoRenewEnabled ? 'yes' : 'no'}</td><td>${opened(one.id, one)}</td></tr>`,
    ),
    'None.',
  )}
<h2>Orders</h2>${table(
    ['Order', 'Status', 'Made', 'Lines', ''],
    of(world.orders).map(
      (one) =>
        html`<tr><td><code>${one.id}</code></td><td>${one.status}</td><td>${one.createdAt.slice(0, 19)}</td><td>${one.lines.map((line) => `${line.quantity} × ${line.friendlyName}`).join(', ')}</td><td>${opened('Order', one)}</td></tr>`,
    ),
    'None.',
  )}
<h2>Users</h2>${table(
    ['Name', 'State', 'Roles', 'Licences'],
    of(world.users).map(
      (one) =>
        html`<tr><td>${one.userPrincipalName}</td><td>${one.state}</td><td>${one.roles.join(', ')}</td><td>${one.licences?.length ?? 0}</td></tr>`,
    ),
    'None.',
  )}
<h2>Relationships and agreements</h2>${opened('Relationships', of(world.relationships))}${opened('Delegated administration', of(world.gdap))}${opened('Agreements', of(world.agreements))}${opened('Carts', of(world.carts))}`;
  return pageAnswer(tenant.companyName, content, { wide: true });
}
