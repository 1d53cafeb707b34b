/** A secret, and who has to keep it. */
export interface Canary {
  name: string;
  value: string;
}

/** Every way in which a text may be written down without being protected. */
export function spellings(text: string): Buffer[] {
  const bytes = Buffer.from(text);
  const inForm = new URLSearchParams([['', text]]).toString().slice(1);
  const texts = [
    text,
    JSON.stringify(text).slice(1, -1),
    JSON.stringify(JSON.stringify(text)).slice(3, -3),
    encodeURIComponent(text),
    encodeURIComponent(encodeURIComponent(text)),
    inForm,
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    ...insideBase64(bytes),
  ];
  const wide = Buffer.from(text, 'utf16le');
  return [...new Set(texts)].map((one) => Buffer.from(one)).concat(wide, Buffer.from(wide).swap16());
}

/** As part of a longer text in base64 and base64url: there are three ways to begin, and its ends depend on the neighbours. */
function insideBase64(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]);
    const from = Math.ceil((before * 8) / 6);
    const to = Math.floor((whole.length * 8) / 6);
    return (['base64', 'base64url'] as const).map((form) => whole.toString(form).slice(from, to));
  });
}

/** Names of the canaries that a place holds, in any spelling. */
export function found(place: Buffer, canaries: readonly Canary[]): string[] {
  return canaries
    .filter(({ value }) => spellings(value).some((spelling) => place.includes(spelling)))
    .map(({ name }) => name);
}
