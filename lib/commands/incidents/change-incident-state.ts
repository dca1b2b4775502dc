import type { Occasion } from '@/lib/auth/occasion';
import { GatehouseError } from '@/lib/domain/errors';
import {
  incidentStateSchema,
  type IncidentState,
  type IncidentStateInput,
} from '@/lib/domain/incidents/incident';
import type { Actor } from '@/lib/domain/roles';
import { countOpenBypasses } from '@/lib/store/incidents/measures';
import { updateIncident, type StoredIncident } from '@/lib/store/incidents/write-incident';
import { withIncident } from './with-incident';

const NEXT: Readonly<Record<IncidentState, readonly IncidentState[]>> = {
  open: ['mitigated', 'resolved'],
  mitigated: ['open', 'resolved'],
  resolved: ['closed', 'open'],
  closed: ['open'],
};

const DONE = {
  open: { action: 'incident.reopened', text: 'Reopened' },
  mitigated: { action: 'incident.mitigated', text: 'Mitigated: nobody is affected any more' },
  resolved: { action: 'incident.resolved', text: 'Resolved' },
  closed: { action: 'incident.closed', text: 'Closed' },
} as const;

/**
 * Mitigates, resolves, closes or reopens an incident, now. Throws `conflict` where its state does not lead there, or a bypass is
 * still open when it is to be closed.
 */
export async function changeIncidentState(
  actor: Actor,
  key: string,
  input: IncidentStateInput,
  occasion: Occasion,
): Promise<void> {
  const { state, note } = incidentStateSchema.parse(input);
  await withIncident(actor, key, occasion, async ({ tx, incident, audit, tell }) => {
    const from = incident.state as IncidentState;
    if (!NEXT[from].includes(state))
      throw new GatehouseError('conflict', `The incident is ${from}: it cannot become ${state}.`, {
        remedy: state === 'closed' ? 'Resolve it first.' : 'Reload the page.',
      });
    if (state === 'closed' && (await countOpenBypasses(tx, incident.id)) > 0)
      throw new GatehouseError('conflict', 'A bypass of this incident is still open.', {
        remedy: 'Close the bypass and note its end, then close the incident.',
      });
    await updateIncident(tx, incident.id, { state, ...timesOf(state, incident, occasion.now) });
    await tell('state', note ? `${DONE[state].text}. ${note}` : DONE[state].text);
    await audit(DONE[state].action, { state: { from, to: state }, ...(note && { note }) });
  });
}

/** Who goes on working on it takes the times of its end back; the timeline keeps them. */
function timesOf(state: IncidentState, { mitigatedAt }: StoredIncident, now: Date) {
  switch (state) {
    case 'open':
      return { mitigatedAt: null, resolvedAt: null, closedAt: null };
    case 'mitigated':
      return { mitigatedAt: now };
    case 'resolved':
      return { mitigatedAt: mitigatedAt ?? now, resolvedAt: now };
    case 'closed':
      return { closedAt: now };
  }
}
