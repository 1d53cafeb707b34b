import { createServer, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface Exchange {
  method: string;
  path: string;
  asked: { headers: IncomingHttpHeaders; body: string };
  answered: { status: number; headers: IncomingHttpHeaders; body: string };
}

/** Stands in front of a server and keeps all that passes. */
export interface Tap {
  port: number;
  exchanges: Exchange[];
  close(): Promise<void>;
}

export async function openTap(target: number): Promise<Tap> {
  const exchanges: Exchange[] = [];

  async function pass(incoming: IncomingMessage): Promise<{ response: IncomingMessage; body: Buffer }> {
    const { method = 'GET', url: path = '/', headers } = incoming;
    const sent = await buffer(incoming);
    const response = await new Promise<IncomingMessage>((done, fail) => {
      const outgoing = request({ host: '127.0.0.1', port: target, method, path, headers }, done);
      outgoing.once('error', fail).end(sent);
    });
    const body = await buffer(response);
    const answered = { status: response.statusCode ?? 0, headers: response.headers, body: body.toString() };
    exchanges.push({ method, path, asked: { headers, body: sent.toString() }, answered });
    return { response, body };
  }

  const server = createServer((incoming, outgoing) => {
    pass(incoming).then(
      ({ response, body }) => {
        const { 'transfer-encoding': _, ...headers } = response.headers;
        outgoing.writeHead(response.statusCode ?? 502, headers).end(body);
      },
      // The other side cut the connection: so does this one.
      () => outgoing.destroy(),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    exchanges,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
