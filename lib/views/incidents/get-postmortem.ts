import { writePostmortem } from '@/lib/alerting/incidents/postmortem/write-postmortem';
import { requireIncident } from '@/lib/auth/require-incident';
import { GatehouseError } from '@/lib/domain/errors';
import type { Postmortem } from '@/lib/domain/read-models/postmortems';
import type { Actor } from '@/lib/domain/roles';
import { findPostmortem, listPostmortemVersions } from '@/lib/store/incidents/postmortems';
import { getIncident } from './get-incident';
import { readPostmortemFacts } from './read-postmortem-facts';

/**
 * The postmortem of an incident: the last version, the one that is asked for, or what Gatehouse fills in (version 0, also before
 * the first). Throws `not-found` for an incident or a version that is not there. Needs alerts:read.
 */
export async function getPostmortem(
  actor: Actor,
  key: string,
  { version }: { version?: number },
  now: Date,
): Promise<Postmortem> {
  const { id } = await requireIncident(actor, key, now);
  const [stored, versions] = await Promise.all([
    version === 0 ? null : findPostmortem(id, version),
    listPostmortemVersions(id),
  ]);
  const listed = versions.map((each) => ({ ...each, writtenAt: each.writtenAt.toISOString() }));
  if (stored) {
    const { text, writtenBy, writtenAt } = stored;
    return {
      incidentId: id,
      version: stored.version,
      text,
      writtenAt: writtenAt.toISOString(),
      writtenBy,
      versions: listed,
    };
  }
  if (version) throw new GatehouseError('not-found', `The postmortem has no version ${version}.`);
  const incident = await getIncident(actor, id, now);
  const text = writePostmortem(await readPostmortemFacts(actor, incident, now));
  return { incidentId: id, version: 0, text, writtenAt: null, writtenBy: null, versions: listed };
}
