/** An answer, or a part of one, that is not what Microsoft documents. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}

/**
 * Bytes of a body to text: strips the byte order mark that Partner Center puts before success bodies, reads UTF-16
 * by its mark, by the content type, or by the zero byte beside the first ASCII character.
 */
export function decode(bytes: Uint8Array, contentType = ''): string {
  return decoders[encodingOf(bytes, contentType)].decode(bytes);
}

const decoders = {
  'utf-8': new TextDecoder('utf-8'),
  'utf-16le': new TextDecoder('utf-16le'),
  'utf-16be': new TextDecoder('utf-16be'),
};

function encodingOf(bytes: Uint8Array, contentType: string): keyof typeof decoders {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (bytes.length > 1 && first === 0) return 'utf-16be';
  if (bytes.length > 1 && second === 0) return 'utf-16le';
  if (/charset="?utf-16be/i.test(contentType)) return 'utf-16be';
  if (/charset="?utf-16/i.test(contentType) && bytes.length > 1 && first! > 0x7f) return 'utf-16le';
  return 'utf-8';
}

/** @throws Malformed when there is text and it is not JSON. An empty body is `undefined`. */
export function parse(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Malformed('The body is not JSON.');
  }
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The JSON object in an error body, or an empty one: gateways answer errors with HTML or nothing. */
export function parseLoosely(text: string): Record<string, unknown> {
  try {
    const body = parse(text);
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
