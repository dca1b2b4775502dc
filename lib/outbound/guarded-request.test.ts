import dns from 'node:dns';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readAllowList } from './allow-list';
import { makeGuardedPost } from './guarded-request';
import { OutboundProblem } from './outbound-problem';

const closing: (() => void)[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const close of closing.splice(0)) close();
});

async function listen(answer: RequestListener): Promise<number> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((listening) => server.once('listening', listening));
  return (server.address() as AddressInfo).port;
}

/** Posts with a list of what is allowed; a problem comes back as its reason and sentence. */
async function post(url: string, allowed: string[] = [], signal = AbortSignal.timeout(10_000)) {
  try {
    return await makeGuardedPost(readAllowList(allowed), 'GATEHOUSE_NOTIFY_ALLOW')(url, {
      body: 'hello',
      headers: { 'content-type': 'text/plain' },
      signal,
    });
  } catch (error) {
    if (error instanceof OutboundProblem) return { reason: error.reason, message: error.message };
    throw error;
  }
}

describe('a request to an address that somebody named', () => {
  it('arrives with its body and headers where the list names host and port', async () => {
    const seen: unknown[] = [];
    const port = await listen(async (request, response) => {
      let body = '';
      for await (const piece of request) body += piece;
      seen.push([request.method, request.url, request.headers['content-type'], body]);
      response.writeHead(202, { 'retry-after': '7' }).end('fine');
    });
    expect(await post(`http://127.0.0.1:${port}/a?b=c`, [`127.0.0.1:${port}`])).toMatchObject({
      status: 202,
      text: 'fine',
      headers: { 'retry-after': '7' },
    });
    expect(seen).toEqual([['POST', '/a?b=c', 'text/plain', 'hello']]);
  });

  it.each([
    'http://127.0.0.1/',
    'https://127.0.0.1/',
    'https://10.1.2.3/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[fd00::1]/',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://localhost/',
  ])('%s is refused: it lies inside', async (url) => {
    expect(await post(url)).toMatchObject({
      reason: 'refused',
      message: expect.stringMatching(/lies in an internal network.+GATEHOUSE_NOTIFY_ALLOW/),
    });
  });

  it('of the outside needs encryption, unless the list allows its network', async () => {
    expect(await post('http://192.0.2.1/')).toMatchObject({
      reason: 'refused',
      message: expect.stringContaining('without encryption'),
    });
    expect(await post('http://192.0.2.1/', ['192.0.2.0/24'], AbortSignal.timeout(50))).toMatchObject({
      reason: expect.not.stringContaining('refused'),
    });
    expect(await post('ftp://192.0.2.1/')).toMatchObject({ reason: 'refused' });
  });

  it('goes to another port of an allowed host no more than to any other', async () => {
    expect(await post('http://127.0.0.1:9/', ['127.0.0.1:8'])).toMatchObject({ reason: 'refused' });
  });

  it('judges the address that a name means when the connection is made, whatever it meant before', async () => {
    const answers = ['192.0.2.1', '127.0.0.1'];
    const lookup = vi
      .spyOn(dns, 'lookup')
      .mockImplementation(((
        _host: string,
        _options: object,
        answer: (error: null, addresses: dns.LookupAddress[]) => void,
      ) => answer(null, [{ address: answers.shift()!, family: 4 }])) as never);
    const first = await post('https://rebinding.example/', [], AbortSignal.timeout(50));
    expect(first).not.toMatchObject({ reason: 'refused' });
    expect(await post('https://rebinding.example/')).toMatchObject({ reason: 'refused' });
    expect(lookup).toHaveBeenCalledTimes(2);
  });

  it('is refused where one of several addresses lies inside', async () => {
    vi.spyOn(dns, 'lookup').mockImplementation(((
      _host: string,
      _options: object,
      answer: (error: null, addresses: dns.LookupAddress[]) => void,
    ) =>
      answer(null, [
        { address: '192.0.2.1', family: 4 },
        { address: '::1', family: 6 },
      ])) as never);
    expect(await post('https://both.example/')).toMatchObject({ reason: 'refused' });
  });

  it('follows no redirection', async () => {
    const inner = vi.fn((_request, response) => response.end('secret'));
    const innerPort = await listen(inner as RequestListener);
    const port = await listen((_request, response) =>
      response.writeHead(307, { location: `http://127.0.0.1:${innerPort}/` }).end(),
    );
    expect(await post(`http://127.0.0.1:${port}/`, ['127.0.0.0/8'])).toMatchObject({ status: 307 });
    expect(inner).not.toHaveBeenCalled();
  });

  it('reads 64 kB of an answer without an end, and no more', async () => {
    const port = await listen((_request, response) => {
      const write = () => {
        while (response.writable && response.write('x'.repeat(10_000)));
        response.once('drain', write);
      };
      write();
    });
    const answer = await post(`http://127.0.0.1:${port}/`, ['127.0.0.0/8']);
    expect(answer).toMatchObject({ status: 200 });
    expect('text' in answer && answer.text.length).toBe(65_536);
  });

  it('ends with its signal, and says so', async () => {
    const aborted = new AbortController();
    const port = await listen(() => aborted.abort());
    expect(await post(`http://127.0.0.1:${port}/`, ['127.0.0.0/8'], aborted.signal)).toMatchObject({
      reason: 'timeout',
      message: expect.stringContaining('does not answer in time'),
    });
  });

  it('that is closed without an answer is told as that', async () => {
    const port = await listen((request) => request.socket.destroy());
    expect(await post(`http://127.0.0.1:${port}/`, ['127.0.0.0/8'])).toMatchObject({ reason: 'unreachable' });
  });
});
