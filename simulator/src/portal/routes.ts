import { parseInvitation } from '@concord/rules';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { type Answer, exchange } from '../exchange.ts';
import { html, pageAnswer } from '../html.ts';
import { acceptAttestation, acceptRelationship, approveGdap, NotPossible } from './accept.ts';
import { activation } from './activation.ts';

/** Pages of Microsoft's that customers see: the partner invitation and the component for accepting the agreement. */
export function portalRoutes(server: FastifyInstance, context: Context): void {
  for (const url of ['/Adminportal/Home', '/partner/partnersignup.aspx'])
    for (const method of ['GET', 'POST'] as const)
      server.route({
        method,
        url,
        handler: (request, reply) => exchange(context, request, reply, () => invitation(context, request)),
      });
  for (const method of ['GET', 'POST'] as const)
    server.route({
      method,
      url: '/attestation/:id',
      handler: (request, reply) => exchange(context, request, reply, () => attestation(context, request)),
    });
  for (const method of ['GET', 'POST'] as const)
    server.route({
      method,
      url: '/activation/:id',
      handler: (request, reply) => exchange(context, request, reply, () => activation(context, request)),
    });
  for (const method of ['GET', 'POST'] as const)
    server.route({
      method,
      url: '/partners/invitation/granularAdminRelationships/:id',
      handler: (request, reply) => exchange(context, request, reply, () => delegation(context, request)),
    });
  server.get('/agreement-document/:language/:country', (request, reply) =>
    exchange(context, request, reply, () => {
      const { language, country } = request.params as Record<string, string>;
      return pageAnswer(
        'Microsoft Customer Agreement',
        html`<h1>Microsoft Customer Agreement</h1><p>Sample document for ${country} in ${language}. It is not Microsoft’s text.</p>`,
      );
    }),
  );
}

/** The invitation page: a person chooses the tenant for which it accepts. */
function invitation(context: Context, request: FastifyRequest): Answer {
  const { world } = context;
  const invited = parseInvitation(`http://localhost${request.url}`);
  const partnerId = (invited?.partnerId ?? '').toLowerCase();
  const providerId = invited?.indirectCSPId?.toLowerCase();
  const partner = world.partners.get(providerId ?? partnerId);
  if (!invited || !partner)
    return pageAnswer(
      'Partner invitation',
      html`<h1>This invitation is not valid</h1><p>Ask your partner for a new link.</p>`,
      { status: 404 },
    );
  const reseller = providerId === undefined ? undefined : world.partners.get(partnerId);
  const who = reseller ? `${reseller.name} and ${partner.name}` : partner.name;
  const form = (request.body ?? {}) as Record<string, string | undefined>;
  let problem = '';
  if (request.method === 'POST') {
    const name = (form['domain']?.trim() || form['tenantId'] || '').toLowerCase();
    const tenant = world.tenants.get(name) ?? world.tenants.get(world.domains.get(name)?.tenantId);
    if (tenant && !world.partners.get(tenant.id)) {
      try {
        const isNew = acceptRelationship(context, tenant.id, partner.id, reseller?.id);
        const text = isNew ? 'is now a partner of' : 'is already a partner of';
        return pageAnswer(
          'Partner invitation',
          html`<h1>Done</h1><p><strong>${who}</strong> ${text} <strong>${tenant.companyName}</strong> (${tenant.domain}).</p><p class="quiet">You can close this page.</p>`,
        );
      } catch (error) {
        if (!(error instanceof NotPossible)) throw error;
        problem = error.message;
      }
    } else problem = 'There is no tenant with this domain.';
  }
  const open = world.tenants
    .all()
    .filter((one) => !world.partners.get(one.id) && !world.relationships.get(`${partner.id}|${one.id}`));
  return pageAnswer(
    'Partner invitation',
    html`<h1>Accept ${who} as your reseller</h1>
<p>The partner will be able to order subscriptions for your organization. It gets no administrator rights.</p>
${problem && html`<p class="error" role="alert">${problem}</p>`}
<form method="post"><label for="tenantId">Your organization</label>
<select id="tenantId" name="tenantId">${open.map((one) => html`<option value="${one.id}">${one.companyName} – ${one.domain}</option>`)}</select>
<label for="domain">or its domain</label><input id="domain" name="domain" value="${form['domain'] ?? ''}" autocomplete="off">
<div class="row"><button class="primary" type="submit">Accept</button></div></form>`,
  );
}

/** The page on which a global administrator approves delegated-admin rights. */
function delegation(context: Context, request: FastifyRequest): Answer {
  const { world } = context;
  const { id = '' } = request.params as Record<string, string>;
  const gdap = world.gdap.get(id.toLowerCase());
  const partner = world.partners.get(gdap?.partnerTenantId);
  const title = 'Partner relationship';
  if (!gdap || !partner) return pageAnswer(title, html`<h1>This link is not valid</h1>`, { status: 404 });
  let problem = '';
  if (request.method === 'POST')
    try {
      approveGdap(context, id, String((request.body as Record<string, unknown> | undefined)?.['tenantId']));
      return pageAnswer(
        title,
        html`<h1>Approved</h1><p><strong>${partner.name}</strong> gets these roles.</p>`,
      );
    } catch (error) {
      if (!(error instanceof NotPossible)) throw error;
      problem = error.message;
    }
  const tenants = world.tenants
    .all()
    .filter((one) => (gdap.tenantId === undefined ? !world.partners.get(one.id) : one.id === gdap.tenantId));
  return pageAnswer(
    title,
    html`<h1>Approve roles of ${partner.name}</h1>
<p>${gdap.displayName}: ${gdap.duration}, ${gdap.status}</p>
${problem && html`<p class="error" role="alert">${problem}</p>`}
<ul>${gdap.roles.map((role) => html`<li>${role}</li>`)}</ul>
<form method="post"><label for="tenantId">Your organization</label>
<select id="tenantId" name="tenantId">${tenants.map((one) => html`<option value="${one.id}">${one.companyName} – ${one.domain}</option>`)}</select>
<div class="row"><button class="primary" type="submit">Approve all</button></div></form>`,
  );
}

/** The component that a partner shows in its checkout, embedded or in a tab of its own. */
function attestation(context: Context, request: FastifyRequest): Answer {
  const { id = '' } = request.params as Record<string, string>;
  try {
    if (request.method === 'POST') acceptAttestation(context, id);
  } catch (error) {
    if (!(error instanceof NotPossible)) throw error;
  }
  const item = context.world.attestations.get(id.toLowerCase());
  if (!item)
    return pageAnswer('Microsoft Customer Agreement', html`<h1>This link is not valid</h1>`, { status: 404 });
  const name = `${item.signatory.firstName} ${item.signatory.lastName}`;
  if (item.status !== 'created')
    return pageAnswer(
      'Microsoft Customer Agreement',
      html`<h1>Agreement accepted</h1><p>${name} accepted for <strong>${item.companyName}</strong> on ${item.acceptedAt}.</p>`,
    );
  return pageAnswer(
    'Microsoft Customer Agreement',
    html`<h1>Microsoft Customer Agreement</h1>
<p>For <strong>${item.companyName}</strong> (${item.country}), to be accepted by ${name}.</p>
<p><a href="/agreement-document/${item.language}/${item.country}" target="_blank" rel="noopener">Read the agreement</a></p>
<form method="post"><div class="row"><button class="primary" type="submit">Accept</button></div></form>`,
  );
}
