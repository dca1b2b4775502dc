import type { Notification } from '@/lib/domain/alerting/notification';
import { countUnlisted, factsOf, headingOf, sayAlert, sayTime, shorten } from '../words/message-words';
import { endsGroup } from '../words/outer-key';

/** Teams documents 28 kB for a message; what it adds by itself counts as well, so that 20 kB are safe. */
const TEAMS_MOST_BYTES = 20_000;
const MOST_ACTIONS = 6;

type Element =
  | { type: 'TextBlock'; text: string; wrap: true; [style: string]: unknown }
  | { type: 'FactSet'; facts: { title: string; value: string }[] };
type Action = { type: 'Action.OpenUrl'; title: string; url: string };
export type TeamsMessage = {
  type: 'message';
  attachments: {
    contentType: 'application/vnd.microsoft.card.adaptive';
    contentUrl: null;
    content: {
      $schema: string;
      type: 'AdaptiveCard';
      version: string;
      msteams: { width: 'Full' };
      body: Element[];
      actions: Action[];
    };
  }[];
};

/** What means something in the Markdown of Adaptive Cards. */
const escape = (text: string): string => text.replace(/[\\*_[\]()#`~]/g, String.raw`\$&`);
const link = (url: string, text: string): string =>
  `[${escape(text)}](${url.replaceAll('(', '%28').replaceAll(')', '%29')})`;
const block = (text: string, style: Record<string, unknown> = {}): Element => ({
  type: 'TextBlock',
  text,
  wrap: true,
  ...style,
});

/**
 * A message as the workflow "when a Teams webhook request is received" takes it: an Adaptive Card in the envelope of a
 * message, with as many alerts as it holds. Source: learn.microsoft.com, Incoming Webhooks and Workflows; adaptivecards.io, 1.4.
 */
export function writeTeamsCard(notification: Notification): TeamsMessage {
  for (const alerts of [15, 5, 1]) {
    const card = writeCard(notification, alerts);
    if (Buffer.byteLength(JSON.stringify(card)) <= TEAMS_MOST_BYTES) return card;
  }
  return writeCard({ ...notification, changes: [], topPolicies: [], topServices: [] }, 0);
}

function writeCard(notification: Notification, most: number): TeamsMessage {
  const { sentence, alerts, alertIds, changes, runbook, url, severity, id } = notification;
  const listed = alerts.slice(0, most);
  const more = countUnlisted(notification, listed.length);
  const color = endsGroup(notification) ? 'Good' : severity === 'page' ? 'Attention' : 'Warning';
  const actions: Action[] = [
    { title: 'Open in Gatehouse', url },
    ...(runbook ? [{ title: `Runbook: ${shorten(runbook.title, 60)}`, url: runbook.url }] : []),
  ].map((action) => ({ type: 'Action.OpenUrl', ...action }));
  const body: Element[] = [
    block(escape(shorten(headingOf(notification), 300)), { size: 'Large', weight: 'Bolder', color }),
    block(escape(shorten(sentence, 1_500))),
    {
      type: 'FactSet',
      facts: factsOf(notification).map(([title, value]) => ({ title, value: escape(shorten(value, 500)) })),
    },
  ];
  if (alertIds.length > 1) {
    body.push(block(`Alerts (${alertIds.length})`, { weight: 'Bolder' }));
    for (const alert of listed) body.push(block(`- ${link(alert.url, shorten(sayAlert(alert), 250))}`));
    if (more > 0) body.push(block(`- and ${more} more`));
  }
  if (changes.length > 0) {
    body.push(block('Changed in the hour before', { weight: 'Bolder' }));
    for (const { at, what, url } of changes)
      body.push(block(`- ${sayTime(at)} ${link(url, shorten(what, 250))}`));
  }
  body.push(block(`Gatehouse · message ${id}`, { isSubtle: true, size: 'Small' }));
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          msteams: { width: 'Full' },
          body,
          actions: actions.slice(0, MOST_ACTIONS),
        },
      },
    ],
  };
}
