import type { Occasion } from '@/lib/auth/occasion';
import { GatehouseError } from '@/lib/domain/errors';
import { incidentNoteSchema, type IncidentNote } from '@/lib/domain/incidents/incident';
import type { Actor } from '@/lib/domain/roles';
import { withIncident } from './with-incident';

/** Adds a note to the timeline of an incident. Throws `invalid-input` for a time to come. */
export async function addIncidentNote(
  actor: Actor,
  key: string,
  input: IncidentNote,
  occasion: Occasion,
): Promise<void> {
  const { text, at } = incidentNoteSchema.parse(input);
  const when = at ? new Date(at) : occasion.now;
  if (when > occasion.now)
    throw new GatehouseError('invalid-input', 'The note would tell of the future.', {
      path: 'at',
      remedy: 'Say when it happened.',
    });
  await withIncident(actor, key, occasion, async ({ audit, tell }) => {
    await tell('note', text, when);
    await audit('incident.note-added', { text, at: when.toISOString() });
  });
}
