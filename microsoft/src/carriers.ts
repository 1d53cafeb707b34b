import { Agent as HttpAgent, type IncomingMessage, request as overHttp } from 'node:http';
import { Agent as HttpsAgent, request as overHttps } from 'node:https';
import { promisify } from 'node:util';
import { brotliDecompress, unzip } from 'node:zlib';

export interface Outgoing {
  method: string;
  headers: Record<string, string>;
  body?: string | FormData;
}

export interface Incoming {
  status: number;
  headers: Headers;
  bytes: Uint8Array;
}

/** What a carrier tells of a request on its way, and how it is called off. */
export interface Flight {
  connected(): void;
  /** The head of the answer is there. */
  answered(): void;
  /** @param end ends the request at once; the carrier's promise fails then */
  onCancel(end: () => void): void;
}

/** Takes one request there and brings the answer back. Redirects are not followed. */
export type Carrier = (url: string, outgoing: Outgoing, flight: Flight) => Promise<Incoming>;

/** Through another implementation of `fetch`, which does not say when it is connected. */
export const fetchCarrier =
  (carry: typeof fetch): Carrier =>
  async (url, outgoing, flight) => {
    const cutOff = new AbortController();
    flight.onCancel(() => cutOff.abort());
    flight.connected();
    const response = await carry(url, { ...outgoing, redirect: 'manual', signal: cutOff.signal });
    flight.answered();
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, bytes };
  };

const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };

/** Node's own client: it costs less than `fetch`, and says when it is connected. Connections are kept and shared. */
export const httpCarrier: Carrier = async (url, outgoing, flight) => {
  const { type, body } = await bodyOf(outgoing);
  const message = await new Promise<IncomingMessage>((resolve, reject) => {
    const secure = url.startsWith('https:');
    const headers = { 'Accept-Encoding': 'gzip, deflate, br', ...outgoing.headers, ...type };
    const request = secure
      ? overHttps(url, { method: outgoing.method, headers, agent: agents.https })
      : overHttp(url, { method: outgoing.method, headers, agent: agents.http });
    flight.onCancel(() => request.destroy());
    request.once('socket', (socket) => {
      if (socket.connecting) socket.once(secure ? 'secureConnect' : 'connect', () => flight.connected());
      else flight.connected();
    });
    request.on('error', reject);
    request.once('response', resolve);
    request.end(body);
  });
  flight.answered();
  const bytes = await unpacked(await read(message), message.headers['content-encoding']);
  // Plain bytes for the caller, not Node's own kind of them.
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { status: message.statusCode ?? 0, headers: headersOf(message), bytes: plain };
};

/** Node's own client in the form of `fetch`, for what asks for one. Redirects are not followed. */
export const httpFetch: typeof fetch = async (input, init = {}) => {
  const { signal } = init;
  signal?.throwIfAborted();
  let end = () => {};
  const giveUp = () => end();
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    const url = input instanceof Request ? input.url : String(input);
    const outgoing = {
      method: init.method ?? 'GET',
      headers: Object.fromEntries(new Headers(init.headers)),
      ...(init.body != null && { body: init.body instanceof FormData ? init.body : String(init.body) }),
    };
    const { status, headers, bytes } = await httpCarrier(url, outgoing, {
      connected() {},
      answered() {},
      onCancel(how) {
        end = how;
      },
    });
    return new Response(status === 204 ? null : new Uint8Array(bytes), { status, headers });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', giveUp);
  }
};

async function bodyOf({
  body,
}: Outgoing): Promise<{ type?: Record<string, string>; body?: string | Uint8Array }> {
  if (!(body instanceof FormData)) return { body };
  const form = new Response(body);
  const type = { 'Content-Type': form.headers.get('content-type') ?? 'multipart/form-data' };
  return { type, body: new Uint8Array(await form.arrayBuffer()) };
}

function read(message: IncomingMessage): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    message.once('error', reject);
  });
}

function unpacked(bytes: Uint8Array, encoding = 'identity'): Uint8Array | Promise<Uint8Array> {
  if (/^(x-)?gzip$|^deflate$/i.test(encoding)) return promisify(unzip)(bytes);
  return /^br$/i.test(encoding) ? promisify(brotliDecompress)(bytes) : bytes;
}

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let i = 0; i + 1 < rawHeaders.length; i += 2)
    headers.append(rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '');
  return headers;
}
