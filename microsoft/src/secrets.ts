/** The texts in a request body that no error may repeat. */
export function secretsIn(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) =>
    typeof value === 'string' && /password|secret|token/i.test(name) ? [value] : secretsIn(value),
  );
}

/** Text of someone else's, fit for an error: secrets blotted out, one line, 1,024 characters at most. */
export function blot(text: string, secrets: readonly string[]): string {
  return secrets
    .flatMap(spellings)
    .filter((secret) => secret !== '')
    .sort((a, b) => b.length - a.length)
    .reduce((rest, secret) => rest.replaceAll(secret, '•••'), text)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 1024);
}

/** As it is, and as URLs, forms and JSON write it. */
function spellings(secret: string): string[] {
  const inForm = new URLSearchParams([['', secret]]).toString().slice(1);
  return [secret, encodeURIComponent(secret), inForm, JSON.stringify(secret).slice(1, -1)];
}
