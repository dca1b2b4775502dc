import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import tls from 'node:tls';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { SettingsOf } from '@/lib/domain/alerting/channels/channel-settings';
import { makeCertificate } from '../testing/make-certificate';
import { makeNotification } from '../testing/make-notification';
import { testOptions } from '../testing/send-options';
import { emailChannel } from './email-channel';

type Mail = { from: string; to: string[]; text: string; isEncrypted: boolean; user: unknown };

const CERTIFICATE = makeCertificate();
/** Whoever runs Gatehouse trusts a certificate by NODE_EXTRA_CA_CERTS; here it is trusted where TLS begins. */
function trustCertificate() {
  const connect = tls.connect;
  vi.spyOn(tls, 'connect').mockImplementation(((options: tls.ConnectionOptions, done: () => void) =>
    connect({ ...options, ca: CERTIFICATE.cert }, done)) as never);
}
afterEach(() => vi.restoreAllMocks());

/** A real SMTP server on this machine. */
async function serve(options: SMTPServerOptions = {}): Promise<{ port: number; mails: Mail[] }> {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    ...CERTIFICATE,
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        mails.push({
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
          to: session.envelope.rcptTo.map(({ address }) => address),
          text: Buffer.concat(pieces).toString('utf8'),
          isEncrypted: session.secure,
          user: session.user,
        });
        done();
      });
    },
    onAuth: ({ username, password }, _session, done) =>
      username === 'gatehouse' && password === 'only-for-tests'
        ? done(null, { user: username })
        : done(new Error('Invalid user name or password')),
    ...options,
  });
  // What a client breaks off is an error of the server's, and expected here.
  server.on('error', () => undefined);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => new Promise<void>((closed) => server.close(() => closed())));
  return { port: (server.server.address() as AddressInfo).port, mails };
}

const settingsOf = (port: number, given: Partial<SettingsOf<'email'>> = {}): SettingsOf<'email'> => ({
  host: 'localhost',
  port,
  security: 'none',
  username: null,
  from: 'gatehouse@example.com',
  to: ['oncall@example.com', 'pay@example.com'],
  ...given,
});
const send = (
  settings: SettingsOf<'email'>,
  {
    notification = makeNotification(),
    recipient = '',
    password = null as string | null,
    notifyAllow = ['127.0.0.0/8', '::1/128'],
    signal = AbortSignal.timeout(10_000),
  } = {},
) =>
  emailChannel.send(notification, {
    ...testOptions({ notifyAllow }),
    signal,
    recipient,
    settings,
    secret: { password },
  });

const headersOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split('\r\n\r\n')[0]!
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );

describe('a mail', () => {
  it('goes to the addresses of the channel, as text and as HTML, with the id of the message', async () => {
    const { port, mails } = await serve();
    const notification = makeNotification();
    expect(await send(settingsOf(port), { notification })).toMatchObject({
      outcome: 'delivered',
      status: 250,
    });
    const [mail] = mails;
    expect(mail).toMatchObject({
      from: 'gatehouse@example.com',
      to: ['oncall@example.com', 'pay@example.com'],
    });
    const headers = headersOf(mail!.text);
    expect(headers).toMatchObject({
      from: 'Gatehouse <gatehouse@example.com>',
      subject: '[Page] Denials jump in payments',
      'message-id': `<${notification.id}@gatehouse.example.com>`,
      'x-gatehouse-notification': notification.id,
      'auto-submitted': 'auto-generated',
      importance: 'High',
    });
    expect(headers['content-type']).toContain('multipart/alternative');
    expect(mail!.text).toContain('Content-Type: text/plain');
    expect(mail!.text).toContain('Content-Type: text/html');
  });

  it('threads with every other of its group, and with none of another', async () => {
    const { port, mails } = await serve();
    for (const given of [{}, { kind: 'resolved' as const }, { groupKey: 'another' }])
      await send(settingsOf(port), { notification: makeNotification(given) });
    const [first, second, third] = mails.map(({ text }) => headersOf(text));
    expect(first!.references).toMatch(/^<group-[0-9a-f]{40}@gatehouse\.example\.com>$/);
    expect(first!['in-reply-to']).toBe(first!.references);
    expect(second!.references).toBe(first!.references);
    expect(third!.references).not.toBe(first!.references);
    expect(new Set([first, second, third].map((headers) => headers!['message-id'])).size).toBe(3);
  });

  it('goes to one person where the delivery names one', async () => {
    const { port, mails } = await serve();
    await send(settingsOf(port), { recipient: 'ana@example.com' });
    expect(mails[0]!.to).toEqual(['ana@example.com']);
  });

  it('without any address fails with a sentence', async () => {
    expect(await send(settingsOf(1, { to: [] }))).toMatchObject({
      outcome: 'failed',
      detail: expect.stringContaining('no addresses of its own'),
    });
  });

  it('cannot be given headers or markup by what it tells', async () => {
    const { port, mails } = await serve();
    const title = 'x\r\nBcc: evil@example.com';
    const sentence = '<script>alert(1)</script>';
    await send(settingsOf(port), { notification: makeNotification({ title, sentence }) });
    expect(mails[0]!.to).toHaveLength(2);
    expect(headersOf(mails[0]!.text)).not.toHaveProperty('bcc');
    expect(mails[0]!.text.split('text/html')[1]).not.toContain('<script>');
  });
});

describe('a mail server', () => {
  it.each([
    ['tls' as const, true],
    ['starttls' as const, false],
  ])('is spoken to by %s, and signed in to', async (security, secure) => {
    trustCertificate();
    const { port, mails } = await serve({ secure });
    const settings = settingsOf(port, { security, username: 'gatehouse' });
    expect(await send(settings, { password: 'only-for-tests' })).toMatchObject({ outcome: 'delivered' });
    expect(mails).toMatchObject([{ isEncrypted: true, user: 'gatehouse' }]);
  });

  it.each([
    ['whose certificate nobody vouches for', { security: 'starttls' as const }, {}],
    ['that offers no TLS where it is asked for', { security: 'starttls' as const }, { hideSTARTTLS: true }],
  ])('%s gets neither mail nor password', async (_name, given, options) => {
    const onAuth = vi.fn();
    const { port, mails } = await serve({ ...options, onAuth });
    const settings = settingsOf(port, { ...given, username: 'gatehouse' });
    expect(await send(settings, { password: 'only-for-tests' })).toMatchObject({ outcome: 'retry' });
    expect(mails).toEqual([]);
    expect(onAuth).not.toHaveBeenCalled();
  });

  it('that refuses the password is tried again: somebody may set it right', async () => {
    trustCertificate();
    const { port } = await serve();
    const settings = settingsOf(port, { security: 'starttls', username: 'gatehouse' });
    expect(await send(settings, { password: 'wrong' })).toMatchObject({ outcome: 'retry', status: 535 });
  });

  it('that knows none of the addresses ends it, one that knows some takes it', async () => {
    const refuse: SMTPServerOptions['onRcptTo'] = ({ address }, _session, done) =>
      done(
        address.startsWith('pay') ? Object.assign(new Error('No such user'), { responseCode: 550 }) : null,
      );
    const { port, mails } = await serve({ onRcptTo: refuse });
    expect(await send(settingsOf(port, { to: ['pay@example.com'] }))).toMatchObject({
      outcome: 'failed',
      status: 550,
    });
    expect(await send(settingsOf(port))).toMatchObject({
      outcome: 'delivered',
      detail: expect.stringContaining('not for pay@example.com'),
    });
    expect(mails).toHaveLength(1);
  });

  it('that asks to come back later is come back to', async () => {
    const { port } = await serve({
      onMailFrom: (_address, _session, done) =>
        done(Object.assign(new Error('Greylisted'), { responseCode: 451 })),
    });
    expect(await send(settingsOf(port))).toMatchObject({ outcome: 'retry', status: 451 });
  });

  it.each([
    ['hangs before it greets', () => undefined],
    [
      'speaks garbage and hangs',
      (socket: { write: (text: string) => void }) => socket.write('HTTP/1.1 200 OK\r\n\r\n'),
    ],
  ])('that %s is let go with the signal', async (_name, behave) => {
    const ended = new AbortController();
    const server = createServer((socket) => {
      // The other end is cut off: that is what is asked for here.
      socket.on('error', () => undefined);
      behave(socket);
      setImmediate(() => ended.abort());
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await new Promise((listening) => server.once('listening', listening));
    const { port } = server.address() as AddressInfo;
    expect(await send(settingsOf(port), { signal: ended.signal })).toMatchObject({ outcome: 'retry' });
  });

  it('that closes the connection is tried again', async () => {
    const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await new Promise((listening) => server.once('listening', listening));
    const { port } = server.address() as AddressInfo;
    expect(await send(settingsOf(port))).toMatchObject({ outcome: 'retry' });
  });

  it.each(['localhost', '127.0.0.1', '::1', '169.254.169.254'])(
    'at %s is not reached unless the list allows it',
    async (host) => {
      const { port, mails } = await serve();
      expect(await send(settingsOf(port, { host }), { notifyAllow: [] })).toMatchObject({
        outcome: 'retry',
        status: null,
        detail: expect.stringMatching(/internal network.+GATEHOUSE_NOTIFY_ALLOW/),
      });
      expect(mails).toEqual([]);
    },
  );
});
