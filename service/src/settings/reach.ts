import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** Addresses inside our own network: a link typed by a person must not make the service call them. */
const inside = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3],
] as const) {
  inside.addSubnet(network, bits, 'ipv4');
}
inside.addSubnet('fc00::', 7, 'ipv6');
inside.addSubnet('fe80::', 10, 'ipv6');
inside.addAddress('::1', 'ipv6');
inside.addAddress('::', 'ipv6');

export type Reach =
  | { answers: true; status: number }
  | { answers: false; why: 'private' | 'status' | 'unreachable' | 'redirects'; status?: number };

/**
 * Whether a link answers, following up to five redirects.
 * @param allowed origin that may be inside our network (the simulator)
 */
export async function reach(link: string, allowed: string | undefined, timeoutMs = 10_000): Promise<Reach> {
  const signal = AbortSignal.timeout(timeoutMs);
  let url = new URL(link);
  try {
    for (let hop = 0; hop <= 5; hop++) {
      if (url.origin !== allowed && (await isInside(url.hostname))) return { answers: false, why: 'private' };
      const answer = await fetch(url, {
        redirect: 'manual',
        signal,
        headers: { 'user-agent': 'Concord link check' },
      });
      await answer.body?.cancel();
      const next = answer.status >= 300 && answer.status < 400 ? answer.headers.get('location') : null;
      if (!next)
        return answer.status < 400
          ? { answers: true, status: answer.status }
          : { answers: false, why: 'status', status: answer.status };
      url = new URL(next, url);
    }
    return { answers: false, why: 'redirects' };
  } catch {
    return { answers: false, why: 'unreachable' };
  }
}

async function isInside(host: string): Promise<boolean> {
  const bare = host.replace(/^\[|\]$/g, '');
  const addresses = isIP(bare) ? [bare] : (await lookup(bare, { all: true })).map(({ address }) => address);
  return addresses.some((address) => inside.check(address, address.includes(':') ? 'ipv6' : 'ipv4'));
}
