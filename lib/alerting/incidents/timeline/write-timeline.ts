import type { TimelineItem } from '@/lib/domain/read-models/incident-timeline';
import type { TimelineEvidence } from './timeline-evidence';
import { tellAlerts } from './tell-alerts';
import { tellChange, tellReview } from './tell-changes';
import { tellMeasure } from './tell-measures';
import { item } from './timeline-item';

const JUDGEMENTS: Readonly<Record<string, string>> = {
  'true-block': 'right',
  'false-positive': 'a false positive',
  unsure: 'unsure',
};

const MESSAGES: Readonly<Record<string, string>> = {
  firing: 'Message',
  resolved: 'Message of the end',
  reminder: 'Reminder',
  escalation: 'Escalation',
  storm: 'Message of a storm',
  'no-data': 'Message of missing data',
  'silence-expiring': 'Message of a silence that runs out',
  'bypass-expiring': 'Message of a bypass that runs out',
  'bypass-expired': 'Message of a bypass that ran out',
  report: 'Report',
  test: 'Test message',
};

/**
 * The timeline of an incident, earliest first; of the same time, what is nearer to the cause first. `nowMs` tells which bypasses
 * have run out.
 */
export function writeTimeline(evidence: TimelineEvidence, nowMs: number): TimelineItem[] {
  const { transitions, changes, reviews, verdicts, messages, runbooks, measures, entries } = evidence;
  return [
    ...changes.map(tellChange),
    ...tellAlerts(transitions),
    ...messages.map(tellMessage),
    ...entries.map(({ id, kind, at, by, text }) =>
      item(`entry-${id}`, kind === 'alert' ? 'state' : kind, at, text, { by }),
    ),
    ...runbooks.map(({ slug, title, at, by }) =>
      item(`runbook-${slug}`, 'step', at, `Runbook begun: ${title}`, { by }),
    ),
    ...measures.flatMap((measure) => tellMeasure(measure, nowMs)),
    ...reviews.filter(({ verdict }) => verdict !== 'no-data').map(tellReview),
    ...verdicts.map(tellVerdicts),
  ].toSorted((left, right) => Date.parse(left.at) - Date.parse(right.at));
}

function tellMessage({
  id,
  at,
  kind,
  title,
  sent,
  unsent,
}: TimelineEvidence['messages'][number]): TimelineItem {
  const receivers = [
    sent > 0 ? `${sent} ${sent === 1 ? 'receiver has' : 'receivers have'} it` : null,
    unsent > 0 ? `${unsent} ${unsent === 1 ? 'does' : 'do'} not have it` : null,
  ].filter((part) => part !== null);
  return item(`message-${id}`, 'message', at, `${MESSAGES[kind] ?? 'Message'}: ${title}`, {
    detail: receivers.length > 0 ? `${receivers.join(', ')}.` : 'No receiver was found for it.',
  });
}

const tellVerdicts = ({
  policy,
  judgement,
  by,
  at,
  count,
}: TimelineEvidence['verdicts'][number]): TimelineItem =>
  item(
    `verdicts-${at}-${policy}-${judgement}-${by}`,
    'verdict',
    at,
    `${count} ${count === 1 ? 'denial' : 'denials'} of ${policy} judged ${JUDGEMENTS[judgement] ?? judgement}`,
    { by, policy, count },
  );
