import type { Occasion } from '@/lib/auth/occasion';
import { GatehouseError } from '@/lib/domain/errors';
import {
  INCIDENT_TIMES,
  incidentTimesSchema,
  type IncidentTime,
  type IncidentTimesInput,
} from '@/lib/domain/incidents/incident';
import type { Actor } from '@/lib/domain/roles';
import { updateIncident, type StoredIncident } from '@/lib/store/incidents/write-incident';
import { compareFields } from '../compare-fields';
import { withIncident } from './with-incident';

const WORDS: Readonly<Record<IncidentTime, string>> = {
  detectedAt: 'Detected',
  acknowledgedAt: 'Acknowledged',
  mitigatedAt: 'Mitigated',
  resolvedAt: 'Resolved',
};

/**
 * Puts other times in place of those of an incident; the timeline tells both. Throws `invalid-input` for a time to come, one
 * before the detection, or the end of one that goes on.
 */
export async function correctIncidentTimes(
  actor: Actor,
  key: string,
  input: IncidentTimesInput,
  occasion: Occasion,
): Promise<void> {
  const { reason, ...given } = incidentTimesSchema.parse(input);
  await withIncident(actor, key, occasion, async ({ tx, incident, audit, tell }) => {
    const change: Partial<Pick<StoredIncident, IncidentTime>> = {};
    for (const name of INCIDENT_TIMES) {
      const time = given[name];
      if (time === undefined) continue;
      if (name === 'detectedAt' || name === 'resolvedAt') change[name] = new Date(time!);
      else change[name] = time === null ? null : new Date(time);
    }
    requireTimes(incident, change, occasion.now);
    const texts = (times: Partial<Record<IncidentTime, Date | null>>) =>
      Object.fromEntries(
        (Object.keys(change) as IncidentTime[]).map((name) => [name, times[name]?.toISOString() ?? null]),
      );
    const differences = compareFields(texts(incident), texts(change));
    const names = Object.keys(differences) as IncidentTime[];
    if (names.length === 0) return;
    await updateIncident(tx, incident.id, change);
    for (const name of names)
      await tell(
        'correction',
        `${WORDS[name]} ${differences[name]!.to ?? 'at no time'} instead of ${differences[name]!.from ?? 'at no time'}. ${reason}`,
      );
    await audit('incident.time-corrected', { ...differences, reason });
  });
}

function requireTimes(
  incident: StoredIncident,
  change: Partial<Pick<StoredIncident, IncidentTime>>,
  now: Date,
): void {
  const after = { ...incident, ...change };
  for (const name of Object.keys(change) as IncidentTime[]) {
    const time = after[name];
    if (time && time > now)
      throw new GatehouseError('invalid-input', 'That time is still to come.', { path: name });
    if (time && time < after.detectedAt)
      throw new GatehouseError('invalid-input', 'That is before it was detected.', {
        path: name,
        remedy: 'Correct the time of its detection first.',
      });
  }
  for (const name of ['acknowledgedAt', 'mitigatedAt', 'resolvedAt'] as const)
    if (change.detectedAt && after[name] && after[name] < change.detectedAt)
      throw new GatehouseError('invalid-input', `It was ${WORDS[name].toLowerCase()} before that.`, {
        path: 'detectedAt',
        remedy: 'Correct the later time as well.',
      });
  if (change.resolvedAt && incident.resolvedAt === null)
    throw new GatehouseError('invalid-input', 'The incident is not resolved.', {
      path: 'resolvedAt',
      remedy: 'Resolve it first.',
    });
}
