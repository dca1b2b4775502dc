import { writeTime } from '@/lib/domain/compliance/write-cell';
import type { IncidentMeasure } from '@/lib/domain/read-models/incidents';
import { sayDuration } from '@/lib/slo/words';
import { code, plain } from './markdown-parts';
import type { PostmortemFacts } from './postmortem-facts';

/** How long the rollback took, which measures were taken and why. */
export function writeMitigation({ incident, change }: PostmortemFacts): string[] {
  const { measures } = incident;
  return [
    '## Mitigation',
    sayTimeToRollback(incident.detectedAt, change?.activatedAt ?? null, measures),
    measures.length === 0
      ? 'No rollback and no bypass is recorded.'
      : measures.map((measure) => `- ${sayMeasure(measure)}`).join('\n'),
    '*Why it was decided so, and what was decided against.*',
  ];
}

function sayTimeToRollback(
  detectedAt: string,
  activatedAt: string | null,
  measures: readonly IncidentMeasure[],
): string {
  const first = measures.find(({ kind }) => kind === 'rollback');
  if (!first) return 'Nothing was rolled back.';
  // What an event shows is when it was in force; what somebody recorded is when they did it.
  const at = first.shownBy?.at ?? first.takenAt;
  const after = (since: string) => sayDuration(Math.max(0, Date.parse(at) - Date.parse(since)));
  const parts = [`${after(detectedAt)} after detection`];
  if (activatedAt !== null) parts.push(`${after(activatedAt)} after the revision became active`);
  const told = first.shownBy ? 'as an event shows' : 'as it was recorded; no event shows it';
  return `Time to rollback: ${parts.join(', ')} (${told}).`;
}

function sayMeasure(measure: IncidentMeasure): string {
  const { kind, policy, environment, fromRevision, toRevision, justification, takenAt, takenBy } = measure;
  const where = environment === null ? '' : ` in ${plain(environment)}`;
  const who = `${writeTime(takenAt)} by ${plain(takenBy)}`;
  if (kind === 'rollback') {
    const from = fromRevision === null ? '' : ` from ${code(fromRevision)}`;
    return `Rollback of ${code(policy)}${where}${from} to ${code(toRevision ?? '')}, ${who}: ${plain(justification)}`;
  }
  const { expiresAt, endedAt, endedBy } = measure;
  const end =
    endedAt === null
      ? `its end is not noted, its expiry is ${expiresAt === null ? 'not known' : writeTime(expiresAt)}`
      : `closed ${writeTime(endedAt)}${endedBy === null ? '' : ` by ${plain(endedBy)}`}`;
  return `Bypass of ${code(policy)}${where}, ${who}, ${end}: ${plain(justification)}`;
}
