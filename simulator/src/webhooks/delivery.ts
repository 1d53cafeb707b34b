import { setTimeout as wait } from 'node:timers/promises';
import { addDuration } from '@concord/rules';
import type { Context } from '../context.ts';
import type { Attempt, Delivery, Registration } from '../entities.ts';
import { type Chain, webhookChain } from './chain.ts';
import { deliverAt } from './raise.ts';

/** After so many attempts an event is never tried again. https://learn.microsoft.com/partner-center/developer/partner-center-webhooks */
export const attemptLimit = 10;
/** How long a receiver may take, in ms of real time [U]. */
const patience = 10_000;

/** Hands events over, by HTTP. */
export interface Webhooks {
  /** Tries a delivery; the answer comes later, at the same instant of the simulator's time. */
  attempt(id: string): void;
  /** Does what is due as soon as the present work is done. */
  soon(): void;
  /** Resolves when nothing is under way any more, or after a quarter of a minute of real time. */
  settled(): Promise<void>;
  chain(): Promise<Chain>;
}

/** How long `settled` waits, in ms. */
const longestWait = 15_000;

/** The wait after the n-th attempt doubles from one minute on [U]. */
const waitAfter = (attempts: number) => `PT${2 ** (attempts - 1)}M`;

export function createWebhooks(context: Context): Webhooks {
  const underWay = new Map<string, Promise<void>>();
  let chain: Promise<Chain> | undefined;
  const ownChain = () => (chain ??= webhookChain(context.world));

  function attempt(id: string): void {
    const { world, clock } = context;
    const delivery = world.deliveries.get(id);
    const registration = world.registrations.get(delivery?.partnerId);
    if (!delivery || !registration || underWay.has(id)) return;
    if (delivery.state !== 'waiting' && delivery.state !== 'held') return;
    const at = clock.now();
    const work = send(registration, delivery, at)
      .then((tried) => {
        underWay.delete(id);
        finish(id, tried);
        clock.catchUp();
        return context.journal.flush();
      })
      .catch((error: unknown) => {
        underWay.delete(id);
        console.error(error);
      });
    underWay.set(id, work);
  }

  /** Writes down how it went. A world that was reset meanwhile no longer knows the delivery. */
  function finish(id: string, tried: Attempt): void {
    const { world } = context;
    const delivery = world.deliveries.get(id);
    if (!delivery) return;
    const attempts = [...delivery.attempts, tried];
    const taken = tried.status !== undefined && tried.status >= 200 && tried.status < 300;
    const over = attempts.length >= attemptLimit;
    const state = taken ? 'delivered' : over ? 'given-up' : 'waiting';
    world.deliveries.put({ ...delivery, attempts, state });
    if (state === 'waiting') deliverAt(context, id, addDuration(tried.at, waitAfter(attempts.length)));
  }

  async function send(registration: Registration, delivery: Delivery, at: string): Promise<Attempt> {
    const { url, inMsSignature } = registration;
    const signature = `Signature ${(await ownChain()).sign(delivery.body)}`;
    const headers = {
      'content-type': 'application/json',
      [inMsSignature ? 'x-ms-signature' : 'authorization']: signature,
      'x-ms-certificate-url': `${context.address()}/cert/pcnotifications-dispatch.microsoft.com.cer`,
      'x-ms-signature-algorithm': 'rsa-sha256',
    };
    const tried = { at, url, headers };
    const host = new URL(url).hostname;
    const allowed = context.world.settings().webhookHosts.split(',');
    if (!/^(localhost|127\.[\d.]+|\[::1\])$/.test(host) && !allowed.includes(host))
      return { ...tried, error: `${host} is not on this machine (setting webhookHosts)` };
    try {
      const { status, body } = await fetch(url, {
        method: 'POST',
        headers,
        body: delivery.body,
        redirect: 'manual',
        signal: AbortSignal.timeout(patience),
      });
      await body?.cancel();
      return { ...tried, status };
    } catch (error) {
      const cause = (error as Error).cause;
      return { ...tried, error: cause instanceof Error ? cause.message : (error as Error).message };
    }
  }

  return {
    attempt,
    soon: () =>
      void setImmediate(() => {
        try {
          context.clock.catchUp();
        } catch (error) {
          console.error(error);
        }
      }),
    async settled() {
      const end = performance.now() + longestWait;
      const tooLong = wait(longestWait, undefined, { ref: false });
      do {
        await new Promise(setImmediate);
        await Promise.race([Promise.all(underWay.values()), tooLong]);
      } while (underWay.size > 0 && performance.now() < end);
    },
    chain: ownChain,
  };
}
