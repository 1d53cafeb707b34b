import { randomUUID } from 'node:crypto';
import type { CallIds, CommerceApi } from '../commerce.ts';
import { MicrosoftError, type Remedy } from '../errors.ts';
import type { PeopleApi, SyncApi, TransferApi } from '../sync.ts';

/** What the walk goes through, and how it waits. */
export interface ContractTarget {
  api: CommerceApi;
  /** Address of the simulator on which `api` works. */
  simulator: string;
  partner: { tenantId: string; reseller?: { tenantId: string; mpnId: string } };
  /** An existing customer of this partner who has accepted the agreement. */
  customer: { tenantId: string; domain: string };
  /** Remedies that a fault may call for besides time; with one of these the walk ends early, and rightly. */
  expected?: readonly Remedy[];
}

/** The method of a port that a step is about; those of `CommerceApi` without a prefix. */
export type PortMethod =
  | keyof CommerceApi
  | `sync.${keyof SyncApi}`
  | `people.${keyof PeopleApi}`
  | `transfers.${keyof TransferApi}`;

/** How a walk ended. */
export interface WalkEnd {
  /** Methods of the ports that gave the right result at least once. */
  done: Set<string>;
  /** Tries that ended in an error which time mends. */
  repeats: number;
  /** The error with an expected remedy after which nothing more could be done. */
  stoppedBy?: { step: string; error: MicrosoftError };
}

/** A caller of a port as the service is one: keeps the ids of a write until its outcome is known. */
export interface Steps {
  read<T>(method: PortMethod, call: () => Promise<T>): Promise<T>;
  write<T>(method: PortMethod, call: (ids: CallIds) => Promise<T>): Promise<T>;
  /** Reads until it is so; time passes in between. */
  until<T>(method: PortMethod, call: () => Promise<T>, isSo: (value: T) => boolean): Promise<T>;
  /** Lets time pass at Microsoft. @param duration ISO */
  pass(duration: string): Promise<void>;
  /** What only a person can do at Microsoft. */
  act(action: string, body: unknown): Promise<void>;
  end: WalkEnd;
}

export type Walker = ContractTarget & Steps;

/** Thrown through a walk that cannot go on, and rightly so. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

const patience = 12;

/** Makes a walker over a target. */
export function walker<T extends Pick<ContractTarget, 'simulator' | 'expected'>>(target: T): T & Steps {
  const end: WalkEnd = { done: new Set(), repeats: 0 };

  async function control(path: string, body: unknown): Promise<void> {
    const answer = await fetch(`${target.simulator}/_simulator/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    await answer.arrayBuffer();
  }

  const pass = (duration: string) => control('clock', { advance: duration });

  async function write<V>(method: PortMethod, call: (ids: CallIds) => Promise<V>): Promise<V> {
    const correlationId = randomUUID();
    let requestId: string = randomUUID();
    for (let attempt = 1; ; attempt++) {
      try {
        const value = await call({ requestId, correlationId });
        end.done.add(method);
        return value;
      } catch (error) {
        if (!(error instanceof MicrosoftError)) throw error;
        if (error.remedy !== 'retry') stopOrThrow(method, error);
        if (attempt === patience) throw error;
        end.repeats += 1;
        // After a refusal the door went on under another id: the open outcome is that of the last one.
        requestId = error.uncertain ? (error.requestId ?? requestId) : randomUUID();
        await pass(`PT${Math.max(60, Math.ceil((error.retryAfterMs ?? 0) / 1_000))}S`);
      }
    }
  }

  function stopOrThrow(step: string, error: MicrosoftError): void {
    if (!target.expected?.includes(error.remedy)) throw error;
    end.stoppedBy = { step, error };
    throw new Stopped();
  }

  return {
    ...target,
    end,
    pass,
    write,
    read: (method, call) => write(method, call),
    async until(method, call, isSo) {
      for (let attempt = 1; ; attempt++) {
        const value = await write(method, call);
        if (isSo(value)) return value;
        if (attempt === patience) throw new Error(`${method} did not come to what was waited for`);
        await pass('PT5M');
      }
    },
    act: (action, body) => control(`actions/${action}`, body),
  };
}

/** A result that the contract forbids. */
export function demand(condition: boolean, what: string, value?: unknown): void {
  if (!condition) throw new Error(`${what}: ${JSON.stringify(value)}`);
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  return Array.fromAsync(items);
}
