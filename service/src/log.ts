import pino, { type Logger } from 'pino';

const names = [
  'password',
  'secret',
  'applicationSecret',
  'client_secret',
  'refresh_token',
  'access_token',
  'authorization',
  'cookie',
  'token',
];

/** The log. Secrets are not handed to it; what slips through by name is cut out all the same. */
export function openLog(level: string): Logger {
  return pino({
    level,
    base: null,
    redact: { paths: names.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[cut]' },
  });
}
