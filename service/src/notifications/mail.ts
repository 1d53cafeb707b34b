import { createTransport } from 'nodemailer';
import type { Config } from '../config.ts';

export interface Letter {
  to: { name: string; address: string };
  subject: string;
  text: string;
  attachments?: { filename: string; content: Buffer; contentType: string }[];
}

/** What became of a letter. `unknown`: the server took all of it, but its answer was lost. */
export type Posted = { state: 'sent' } | { state: 'failed' | 'unknown'; reason: string };

/** Mail by SMTP. */
export interface Mail {
  /** Whether a mail server is named; without one nothing is sent. */
  on: boolean;
  post(letter: Letter): Promise<Posted>;
}

const patienceMs = 30_000;

/** @see https://nodemailer.com/smtp */
export function openMail(config: Pick<Config, 'smtpUrl' | 'mailFrom'>): Mail {
  const { smtpUrl, mailFrom: from } = config;
  if (!smtpUrl)
    return { on: false, post: async () => ({ state: 'failed', reason: 'no mail server is named' }) };
  const transport = createTransport(
    { url: smtpUrl, connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs },
    { from },
  );
  return {
    on: true,
    async post({ to, ...letter }) {
      try {
        await transport.sendMail({ ...letter, to });
        return { state: 'sent' };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

/** A server that said no, or was never reached, has sent nothing. Without an answer to the letter itself nobody knows. */
function outcomeOf(error: unknown): Posted {
  const { code, command, responseCode, response } = error as {
    code?: string;
    command?: string;
    responseCode?: number;
    response?: string;
  };
  const certain = responseCode !== undefined || command === undefined || command !== 'DATA';
  const unsent = certain && !(command === undefined && code === 'ETIMEDOUT');
  // The answer of the server names addresses at most; texts of the transport could hold the server's password.
  const reason = response ? response.slice(0, 300) : (code ?? 'unexpected');
  return { state: unsent ? 'failed' : 'unknown', reason };
}
