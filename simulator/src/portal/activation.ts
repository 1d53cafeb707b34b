import type { FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import type { Answer } from '../exchange.ts';
import { html, pageAnswer } from '../html.ts';
import { activated } from '../partner-center/activation.ts';

/** The publisher's page behind an activation link: the customer sets its subscription up, then it is billed. */
export function activation({ world, clock }: Context, request: FastifyRequest): Answer {
  const { id = '' } = request.params as Record<string, string>;
  const found = world.subscriptions.get(id.toLowerCase());
  if (found?.kind !== 'marketplace')
    return pageAnswer('Activation', html`<h1>This link is not valid</h1>`, { status: 404 });
  if (request.method === 'POST') world.subscriptions.put(activated(found, clock.now()));
  const since = world.subscriptions.get(found.id)?.activatedAt;
  if (since !== undefined)
    return pageAnswer(
      'Activation',
      html`<h1>${found.offerName} is set up</h1><p>Billing began on ${since.slice(0, 10)}.</p>`,
    );
  return pageAnswer(
    'Activation',
    html`<h1>Set up ${found.offerName}</h1><p>Billing begins when it is set up.</p>
<form method="post"><div class="row"><button class="primary" type="submit">Set up</button></div></form>`,
  );
}
