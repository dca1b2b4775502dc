import { hash } from 'node:crypto';
import type { Options } from 'nodemailer/lib/mailer';
import type { Notification } from '@/lib/domain/alerting/notification';
import { headingOf, shorten } from '../words/message-words';
import { writeText } from '../words/write-text';
import { writeHtml } from './write-html';

/**
 * A message as a mail. Its Message-ID is the same in every attempt, and all mails of a group refer to one that was never
 * sent, so that programs show them as one thread (RFC 5322, 3.6.4).
 */
export function writeMail(
  notification: Notification,
  { from, to, publicUrl }: { from: string; to: readonly string[]; publicUrl: string },
): Options {
  const { id, groupKey, severity, kind } = notification;
  const host = new URL(publicUrl).hostname.replace(/[^\w.-]/g, '');
  const thread = `<group-${hash('sha256', groupKey, 'hex').slice(0, 40)}@${host}>`;
  return {
    from: { name: 'Gatehouse', address: from },
    to: [...to],
    subject: shorten(headingOf(notification), 200),
    messageId: `<${id}@${host}>`,
    inReplyTo: thread,
    references: [thread],
    // Nobody's automatic answer, please (RFC 3834).
    headers: { 'X-Gatehouse-Notification': id, 'Auto-Submitted': 'auto-generated' },
    ...(severity === 'page' && kind !== 'resolved' && { priority: 'high' }),
    text: writeText(notification),
    html: writeHtml(notification),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
