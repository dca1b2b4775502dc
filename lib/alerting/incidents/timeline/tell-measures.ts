import type { IncidentMeasure } from '@/lib/domain/read-models/incidents';
import type { TimelineItem } from '@/lib/domain/read-models/incident-timeline';
import { item } from './timeline-item';

/** A measure as it was taken, and of a bypass how it ended: by somebody's word, or by running out unnoticed. */
export function tellMeasure(measure: IncidentMeasure, nowMs: number): TimelineItem[] {
  const { id, kind, policy, environment, fromRevision, toRevision, justification, takenAt, takenBy } =
    measure;
  const where = environment ? ` in ${environment}` : '';
  const about = { detail: justification, policy };
  if (kind === 'rollback') {
    const from = fromRevision ? ` from ${fromRevision}` : '';
    const text = `${policy} rolled back${from} to ${toRevision}${where}`;
    const diff = { from: fromRevision, to: toRevision };
    return [item(`measure-${id}`, 'measure', takenAt, text, { by: takenBy, ...about, ...diff })];
  }
  const { expiresAt, endedAt, endedBy } = measure;
  const until = expiresAt ? ` until ${expiresAt.slice(0, 10)} ${expiresAt.slice(11, 16)} UTC` : '';
  const told = [
    item(`measure-${id}`, 'measure', takenAt, `${policy} bypassed${where}${until}`, {
      by: takenBy,
      ...about,
    }),
  ];
  if (endedAt)
    told.push(
      item(`measure-${id}-end`, 'measure', endedAt, `The bypass of ${policy} is closed`, {
        by: endedBy,
        policy,
      }),
    );
  if (
    expiresAt &&
    Date.parse(expiresAt) <= nowMs &&
    !(endedAt && Date.parse(endedAt) <= Date.parse(expiresAt))
  )
    told.push(
      item(
        `measure-${id}-expiry`,
        'measure',
        expiresAt,
        `The bypass of ${policy} ran out before anybody noted its end`,
        {
          policy,
        },
      ),
    );
  return told;
}
