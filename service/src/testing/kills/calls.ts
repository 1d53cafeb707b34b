import type { Front } from '../house.ts';

/** One call to Microsoft in the course of an order, told apart from the others of its kind by its number. */
export interface MicrosoftCall {
  method: string;
  /** Regular expression for the path, without what differs from order to order. */
  path: string;
  nth: number;
}

export const labelOf = ({ method, path, nth }: MicrosoftCall): string =>
  `${method} ${path.replace(/^\^|\(\\\?\|\$\)$/g, '').replaceAll('[^/?]+', '…')}${nth > 1 ? ` (${nth})` : ''}`;

/** The calls that the simulator answered since its log was cleared, in order. */
export async function callsSoFar(house: Front): Promise<MicrosoftCall[]> {
  const { requests } = await house.control<{ requests: { method: string; path: string }[] }>(
    'GET',
    'requests?last=500',
  );
  const seen = new Map<string, number>();
  return requests.map(({ method, path: url }) => {
    const path = patternOf(url);
    const kind = `${method} ${path}`;
    const nth = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, nth);
    return { method, path, nth };
  });
}

/** Words stay, names and ids become anything. */
function patternOf(url: string): string {
  const segments = (url.split('?')[0] ?? '').split('/');
  const words = segments.map((segment) =>
    /^([a-z-]*|v[\d.]+|oauth2)$/i.test(segment) ? segment.replaceAll('.', '\\.') : '[^/?]+',
  );
  return `^${words.join('/')}(\\?|$)`;
}
