import type { Occasion } from '@/lib/auth/occasion';
import { GatehouseError } from '@/lib/domain/errors';
import { postmortemInputSchema, type PostmortemInput } from '@/lib/domain/incidents/postmortem';
import type { Actor } from '@/lib/domain/roles';
import { insertPostmortemVersion, lastPostmortemVersion } from '@/lib/store/incidents/postmortems';
import { withIncident } from './with-incident';

/**
 * Saves a new version of an incident's postmortem; earlier ones stay. Throws `conflict` where somebody saved another one since
 * the version that was edited.
 */
export async function writePostmortem(
  actor: Actor,
  key: string,
  input: PostmortemInput,
  occasion: Occasion,
): Promise<{ version: number }> {
  const { version: edited, text } = postmortemInputSchema.parse(input);
  return withIncident(actor, key, occasion, async ({ tx, incident, audit }) => {
    const last = await lastPostmortemVersion(tx, incident.id);
    if (last !== edited)
      throw new GatehouseError('conflict', `Somebody has saved version ${last} since you began.`, {
        path: 'version',
        remedy: 'Your text is kept here: compare it with the saved version, and save again.',
      });
    const version = last + 1;
    await insertPostmortemVersion(tx, {
      incidentId: incident.id,
      version,
      text,
      writtenAt: occasion.now,
      writtenBy: actor.name,
    });
    await audit('postmortem.written', { version, characters: text.length });
    return { version };
  });
}
