import type { Notification } from '@/lib/domain/alerting/notification';
import { countUnlisted, factsOf, headingOf, sayAlert, sayTime } from '../words/message-words';
import { endsGroup } from '../words/outer-key';

const MOST_ALERTS = 20;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const link = (url: string, text: string): string => `<a href="${escape(url)}">${escape(text)}</a>`;
const list = (heading: string, items: string[]): string =>
  items.length === 0
    ? ''
    : `<h2 style="font-size:15px;margin:20px 0 4px">${escape(heading)}</h2><ul style="margin:0;padding-left:20px">${items
        .map((item) => `<li style="margin:2px 0">${item}</li>`)
        .join('')}</ul>`;

/** A message as HTML without anything that a mail program would have to fetch. */
export function writeHtml(notification: Notification): string {
  const { sentence, alerts, alertIds, changes, runbook, url, severity, id } = notification;
  const bar = endsGroup(notification) ? '#15803d' : severity === 'page' ? '#b91c1c' : '#b45309';
  const listed = alerts.slice(0, MOST_ALERTS);
  const more = countUnlisted(notification, listed.length);
  const facts = factsOf(notification)
    .map(
      ([name, value]) =>
        `<tr><th scope="row" style="text-align:left;vertical-align:top;font-weight:normal;color:#57534e;padding:2px 16px 2px 0">${escape(name)}</th><td style="padding:2px 0">${escape(value)}</td></tr>`,
    )
    .join('');
  const body = [
    `<h1 style="font-size:18px;margin:0 0 8px">${escape(headingOf(notification))}</h1>`,
    `<p style="margin:0 0 12px">${escape(sentence)}</p>`,
    `<table role="presentation" cellspacing="0" cellpadding="0">${facts}</table>`,
    alertIds.length > 1
      ? list(`Alerts (${alertIds.length})`, [
          ...listed.map((alert) => link(alert.url, sayAlert(alert))),
          ...(more > 0 ? [`and ${more} more`] : []),
        ])
      : '',
    list(
      'Changed in the hour before',
      changes.map(({ at, what, url }) => `${escape(sayTime(at))} ${link(url, what)}`),
    ),
    runbook ? `<p style="margin:16px 0 0">Runbook: ${link(runbook.url, runbook.title)}</p>` : '',
    `<p style="margin:16px 0">${link(url, 'Open in Gatehouse')}</p>`,
    `<p style="color:#57534e;font-size:12px;margin:0">Gatehouse · message ${escape(id)}</p>`,
  ];
  return `<!doctype html><html lang="en"><body style="font-family:system-ui,sans-serif;font-size:14px;color:#1c1917;margin:16px"><div style="border-left:4px solid ${bar};padding-left:12px">${body.join('')}</div></body></html>`;
}
