import { createTransport } from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport';
import type { Channel, Outcome, Sending } from '../channel';
import { judgeSmtpError } from './judge-smtp-error';
import { openGuardedSocket } from './open-guarded-socket';
import { writeMail } from './write-mail';

/** Mails over SMTP, to the channel's own addresses or to one person. */
export const emailChannel: Channel<'email'> = {
  kind: 'email',
  async send(notification, sending) {
    const { settings, recipient, publicUrl, signal } = sending;
    const to = recipient ? [recipient] : settings.to;
    if (to.length === 0)
      return {
        outcome: 'failed',
        status: null,
        detail: 'This channel has no addresses of its own: name some, or let it write to people only.',
      };
    const transport = createTransport(transportOf(sending));
    try {
      const sent = transport.sendMail(writeMail(notification, { from: settings.from, to, publicUrl }));
      return readInfo(await endingWith(sent, signal), settings.host);
    } catch (error) {
      return judgeSmtpError(error, settings.host, signal);
    } finally {
      transport.close();
    }
  },
};

function transportOf({ settings, secret, allow, signal }: Sending<'email'>): SMTPTransport.Options {
  const { host, port, security, username } = settings;
  return {
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { servername: host, minVersion: 'TLSv1.2' },
    ...(username !== null && { auth: { user: username, pass: secret.password ?? '' } }),
    disableFileAccess: true,
    disableUrlAccess: true,
    getSocket: (_options, answer) => {
      openGuardedSocket({ host, port, isEncrypted: security !== 'none' }, { allow, signal }).then(
        (connection) => answer(null, { connection }),
        (error: Error) => answer(error, false),
      );
    },
  };
}

/** A server that lets a conversation hang ends it with the signal. */
function endingWith<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((done, failed) => {
    const abort = () => failed(new Error('not in time'));
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    work.then(done, failed).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** Some addresses may have been taken and others not: the mail is not sent to the first ones again for these. */
function readInfo({ response, rejected }: SMTPTransport.SentMessageInfo, host: string): Outcome {
  const refused = rejected.map((one) => (typeof one === 'string' ? one : one.address));
  const detail =
    refused.length === 0
      ? `${host} answers ${response.slice(0, 300)}`
      : `${host} took it, but not for ${refused.join(', ')}.`;
  return { outcome: 'delivered', status: Number(response.slice(0, 3)) || null, detail };
}
