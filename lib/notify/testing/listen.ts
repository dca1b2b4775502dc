import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type Received = {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  text: string;
  body: unknown;
};
export type Answer = { status: number; headers?: Record<string, string>; text?: string };

/** A server on this machine until the test ends; returns its address. */
export async function listenRaw(
  listener: RequestListener,
): Promise<{ url: string; port: number; server: Server }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, server };
}

/** A receiver that keeps what it got and answers as it is told. */
export async function listen(
  answer: (received: Received) => Answer,
): Promise<{ url: string; port: number; received: Received[] }> {
  const received: Received[] = [];
  const { url, port } = await listenRaw((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const text = Buffer.concat(pieces).toString('utf8');
      const one = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        text,
        body: readJson(text),
      };
      received.push(one);
      const { status, headers, text: said } = answer(one);
      response.writeHead(status, headers).end(said ?? '');
    });
  });
  return { url, port, received };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
