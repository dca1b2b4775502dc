import type { Notification } from '@/lib/domain/alerting/notification';
import { countUnlisted, factsOf, headingOf, sayAlert, sayTime, shorten } from '../words/message-words';

/** What Slack takes at most. Source: docs.slack.dev, Block Kit reference: header, section, context; chat.postMessage. */
const SLACK_LIMITS = {
  blocks: 50,
  header: 150,
  section: 3_000,
  field: 2_000,
  fields: 10,
  text: 4_000,
};

const MOST_ALERTS = 10;

type Text = { type: 'plain_text'; text: string; emoji: false } | { type: 'mrkdwn'; text: string };
export type SlackBlock =
  | { type: 'header'; text: Text }
  | { type: 'section'; text: Text }
  | { type: 'section'; fields: Text[] }
  | { type: 'context'; elements: Text[] };

/** The three characters that mean something in mrkdwn. Source: docs.slack.dev, Formatting message text. */
const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
/** A bar ends the address of a link. */
const link = (url: string, text: string): string => `<${escape(url).replaceAll('|', '%7C')}|${escape(text)}>`;
const mrkdwn = (text: string, most: number): Text => ({ type: 'mrkdwn', text: shorten(text, most) });
/** Whole lines only: one that is cut could leave a link open. */
function section(lines: string[]): SlackBlock {
  const kept: string[] = [];
  for (const line of lines) if ([...kept, line].join('\n').length <= SLACK_LIMITS.section) kept.push(line);
  return { type: 'section', text: mrkdwn(kept.join('\n'), SLACK_LIMITS.section) };
}

/** A message as an incoming webhook takes it: blocks, and the text that notifications and other clients show. */
export function writeSlackMessage(notification: Notification): { text: string; blocks: SlackBlock[] } {
  const { sentence, alerts, alertIds, changes, runbook, url, id } = notification;
  const heading = headingOf(notification);
  const listed = alerts.slice(0, MOST_ALERTS);
  const more = countUnlisted(notification, listed.length);
  const blocks: SlackBlock[] = [
    {
      type: 'header',
      text: { type: 'plain_text', text: shorten(heading, SLACK_LIMITS.header), emoji: false },
    },
    section([escape(shorten(sentence, 2_000)), link(url, 'Open in Gatehouse')]),
    {
      type: 'section',
      fields: factsOf(notification)
        .slice(0, SLACK_LIMITS.fields)
        .map(([name, value]) =>
          mrkdwn(`*${escape(name)}*\n${escape(shorten(value, 800))}`, SLACK_LIMITS.field),
        ),
    },
  ];
  if (alertIds.length > 1)
    blocks.push(
      section([
        `*Alerts (${alertIds.length})*`,
        ...listed.map((alert) => `• ${link(alert.url, shorten(sayAlert(alert), 200))}`),
        ...(more > 0 ? [`• and ${more} more`] : []),
      ]),
    );
  if (changes.length > 0)
    blocks.push(
      section([
        '*Changed in the hour before*',
        ...changes.map(({ at, what, url }) => `• ${sayTime(at)} ${link(url, shorten(what, 200))}`),
      ]),
    );
  if (runbook) blocks.push(section([`*Runbook* ${link(runbook.url, shorten(runbook.title, 200))}`]));
  blocks.push({ type: 'context', elements: [mrkdwn(`Gatehouse · message ${id}`, SLACK_LIMITS.field)] });
  return {
    text: shorten(`${escape(heading)}: ${escape(sentence)} ${escape(url)}`, SLACK_LIMITS.text),
    blocks,
  };
}
