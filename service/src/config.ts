import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';

const flag = z.enum(['all', 'api', 'worker']);

const Environment = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65535).default(8365),
    CONCORD_HOST: z.string().default('127.0.0.1'),
    DATABASE_URL: z.string().optional(),
    CONCORD_DATA_DIR: z.string().default('data'),
    CONCORD_SECRET_KEY: z.string().optional(),
    CONCORD_SECRET_KEY_FILE: z.string().optional(),
    CONCORD_ADMIN_EMAIL: z.string().default('admin@concord.example'),
    CONCORD_ADMIN_PASSWORD: z.string().min(8).optional(),
    CONCORD_ROLE: flag.default('all'),
    CONCORD_MODE: z.enum(['evaluation', 'production']).default('evaluation'),
    CONCORD_PUBLIC_URL: z.url().optional(),
    CONCORD_SIMULATOR_PORT: z.coerce.number().int().min(0).max(65535).default(8366),
    /** Calls a minute that Microsoft allows one partner; published: 500. */
    CONCORD_CALLS_PER_MINUTE: z.coerce.number().int().min(4).max(10_000_000).default(500),
    /** Mail server, e.g. `smtps://user:password@mail.example:465`; without it no mail is sent. */
    CONCORD_SMTP_URL: z
      .url()
      .regex(/^smtps?:\/\//, 'has to begin with smtp:// or smtps://')
      .optional(),
    /** Sender of mail; the administrator’s address by default. */
    CONCORD_MAIL_FROM: z.string().optional(),
    CONCORD_SYNC: z.enum(['on', 'off']).default('on'),
    CONCORD_TRUST_PROXY: z.enum(['true', 'false']).default('false'),
    CONCORD_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  })
  .transform((env) => ({
    port: env.PORT,
    host: env.CONCORD_HOST,
    databaseUrl: env.DATABASE_URL,
    dataDir: isAbsolute(env.CONCORD_DATA_DIR)
      ? env.CONCORD_DATA_DIR
      : resolve(import.meta.dirname, '../..', env.CONCORD_DATA_DIR),
    secretKey: env.CONCORD_SECRET_KEY,
    secretKeyFile: env.CONCORD_SECRET_KEY_FILE,
    adminEmail: env.CONCORD_ADMIN_EMAIL,
    adminPassword: env.CONCORD_ADMIN_PASSWORD,
    role: env.CONCORD_ROLE,
    mode: env.CONCORD_MODE,
    publicUrl: env.CONCORD_PUBLIC_URL?.replace(/\/+$/, ''),
    simulatorPort: env.CONCORD_SIMULATOR_PORT,
    callsPerMinute: env.CONCORD_CALLS_PER_MINUTE,
    /** Whether Concord reads from Microsoft by itself; a person may always ask for it. */
    sync: env.CONCORD_SYNC === 'on',
    smtpUrl: env.CONCORD_SMTP_URL,
    mailFrom: env.CONCORD_MAIL_FROM ?? env.CONCORD_ADMIN_EMAIL,
    trustProxy: env.CONCORD_TRUST_PROXY === 'true',
    logLevel: env.CONCORD_LOG_LEVEL,
  }));

export type Config = z.output<typeof Environment>;

/**
 * Reads the configuration, from the environment alone.
 * @throws Error naming every variable that is wrong and what it takes.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = Environment.safeParse(given);
  if (read.success) return read.data;
  const lines = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The configuration is wrong:\n${lines.join('\n')}\nSee the table in README.md.`);
}
