const secretName = /(secret|password|token|assertion|verifier|credential|privatejwk|privatekey)/i;
const secretNames = new Set(['code', 'authorization', 'cookie']);

/** A copy in which the values of secrets are replaced: for logs and for looking at the world. */
export function mask(value: unknown, secret = false): unknown {
  if (Array.isArray(value)) return value.map((item) => mask(item, secret));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, mask(item, secret || isSecret(name))]),
    );
  return secret && typeof value === 'string' ? '***' : value;
}

function isSecret(name: string): boolean {
  return secretName.test(name) || secretNames.has(name.toLowerCase());
}
