import { CAUSE_NAMES } from '@/lib/domain/alerting/causes';
import { writeTime } from '@/lib/domain/compliance/write-cell';
import { sayDuration } from '@/lib/slo/words';
import { plain, table } from './markdown-parts';
import type { PostmortemFacts } from './postmortem-facts';
import { writeBudgets } from './write-budgets';
import { writeCause } from './write-cause';
import { writeDetection } from './write-detection';
import { writeImpact } from './write-impact';
import { writeMitigation } from './write-mitigation';
import { writeRemediation } from './write-remediation';

/**
 * The postmortem of an incident in Markdown, as far as Gatehouse knows: people write the rest into it. Holds what the document that
 * Gatehouse was made from asks for: the policy diff and approvals, telemetry gaps that delayed detection, time to rollback and why
 * it was decided so, and how well remediation worked.
 */
export function writePostmortem(facts: PostmortemFacts): string {
  const { incident } = facts;
  return `${[
    `# Postmortem of incident ${incident.number}: ${plain(incident.title)}`,
    writeHead(facts),
    '## Summary',
    '*What happened, whom it affected and how it ended, in three sentences.*',
    ...writeImpact(facts),
    '## Timeline',
    writeTimes(facts),
    ...writeCause(facts),
    ...writeDetection(facts),
    ...writeMitigation(facts),
    ...writeBudgets(facts),
    ...writeRemediation(facts),
  ].join('\n\n')}\n`;
}

function writeHead({ incident, writtenAt }: PostmortemFacts): string {
  const since = (at: string | null) => {
    if (at === null) return '–';
    const lasted = Math.max(0, Date.parse(at) - Date.parse(incident.detectedAt));
    return `${writeTime(at)}, ${sayDuration(lasted)} after detection`;
  };
  const people = (['commander', 'responder', 'scribe'] as const).map((role) => [
    role.charAt(0).toUpperCase() + role.slice(1),
    incident[role] === null ? '–' : plain(incident[role]),
  ]);
  return table(
    ['', ''],
    [
      ['Severity', String(incident.severity)],
      ['State', incident.state],
      ['Cause', incident.cause === null ? 'not told apart yet' : CAUSE_NAMES[incident.cause]],
      ['Zones', incident.zones.length > 0 ? incident.zones.map(plain).join(', ') : 'the whole estate'],
      ['Detected', writeTime(incident.detectedAt)],
      ['Acknowledged', since(incident.acknowledgedAt)],
      ['Mitigated', since(incident.mitigatedAt)],
      ['Resolved', since(incident.resolvedAt)],
      ...people.map(([role, name]) => [role!, name!]),
      ['Filled in by Gatehouse', writeTime(writtenAt)],
    ],
  );
}

/** Lines of the timeline that go into the text: nobody reads more, and the page of the incident has them all. */
const MOST_LINES = 500;

function writeTimes({ timeline }: PostmortemFacts): string {
  if (timeline.length === 0) return 'Nothing is recorded.';
  const more = timeline.length - MOST_LINES;
  const lines = timeline
    .slice(0, MOST_LINES)
    .map(({ at, text, by, detail }) => {
      const who = by === null ? '' : ` (${plain(by)})`;
      return `- ${writeTime(at)} – ${plain(text)}${who}${detail === null ? '' : `. ${plain(detail)}`}`;
    })
    .join('\n');
  return more > 0 ? `${lines}\n- and ${more} more, on the page of the incident` : lines;
}
