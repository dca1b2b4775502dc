import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import { SAMPLE_REACH, sampleWindow } from '@/lib/domain/review-sample';
import type { Actor } from '@/lib/domain/roles';
import { giveVerdictSchema, type GiveVerdict, type Origin } from '@/lib/domain/verdict';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { findDecision, type StoredDecision } from '@/lib/store/denials/find-decision';
import { findSamplePlace } from '@/lib/store/review/find-sample-place';
import { insertVerdict } from '@/lib/store/review/insert-verdict';
import { undoStoredVerdicts, type UndoneVerdict } from '@/lib/store/review/undo-stored-verdicts';
import { announceVerdicts } from '@/lib/store/review/announce-verdicts';
import { withTransaction } from '@/lib/store/transaction';

export type GivenVerdict = { id: string; origin: Origin; round: string | null; replaced: string | null };

/**
 * Gives a verdict on a denial in the name of the actor; an earlier one of the same person is undone.
 * Whether the denial was drawn by lot is decided here, not by the caller: only the first open ones in
 * the order of the sample are, so that nobody chooses what enters the estimate. Needs verdicts:write,
 * or verdicts:report for an answer on the way. Throws `not-found`, also outside of the actor's zones.
 */
export async function giveVerdict(
  actor: Actor,
  input: GiveVerdict,
  { now, newId, from }: Occasion,
): Promise<GivenVerdict> {
  const { eventId, judgement, cause = null, note, origin: wanted } = giveVerdictSchema.parse(input);
  requirePermission(actor, wanted === 'on-call' ? 'verdicts:report' : 'verdicts:write');
  const event = await findDenial(eventId.toLowerCase(), actor.zones);
  const drawn = wanted === 'random' ? await findDraw(event.id, now) : null;
  const id = newId();
  return withTransaction(async (tx) => {
    const own = { eventId: event.id, reviewerId: actor.id };
    const [before = null] = await undoStoredVerdicts(tx, own, actor, now);
    const { origin, round } = originOf(wanted, drawn, before);
    const replaced = before?.id ?? null;
    const reviewer = { type: actor.type, id: actor.id, name: actor.name };
    await insertVerdict(tx, { id, event, judgement, cause, note, origin, round, reviewer, createdAt: now });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'verdict.given',
      targets: [
        { type: 'denial', id: event.id },
        { type: 'verdict', id },
        ...(event.policy === null ? [] : [{ type: 'policy', id: event.policy }]),
      ],
      context: from,
      changes: { judgement, cause, note, origin, round, replaced },
    });
    await announceVerdicts(tx, now);
    return { id, origin, round, replaced };
  });
}

/** Where a verdict comes from. A correction of one that was drawn by lot stays drawn by lot. */
function originOf(
  wanted: Origin,
  drawn: string | null,
  before: UndoneVerdict | null,
): { origin: Origin; round: string | null } {
  if (wanted === 'on-call') {
    if (before && before.origin !== 'on-call')
      throw new GatehouseError('conflict', 'You judged this denial as its reviewer already.', {
        remedy: 'Change that verdict on the page of the denial.',
      });
    return { origin: 'on-call', round: null };
  }
  if (before?.origin === 'random') return { origin: 'random', round: before.round };
  return drawn === null ? { origin: 'targeted', round: null } : { origin: 'random', round: drawn };
}

async function findDenial(id: string, zones: Actor['zones']): Promise<StoredDecision> {
  const event = await findDecision(id, zones);
  if (!event)
    throw new GatehouseError('not-found', `There is no denial with the id ${id}.`, {
      remedy: 'It may be older than events are kept. Look for it in the list of denials.',
    });
  if (event.outcome !== 'deny')
    throw new GatehouseError('invalid-input', 'Only a denial is judged; this decision is none.', {
      path: 'eventId',
    });
  return event;
}

/** The round whose lot drew the denial, null when it was not its turn. */
async function findDraw(eventId: string, now: Date): Promise<string | null> {
  const place = await findSamplePlace(eventId, sampleWindow(now));
  if (!place) return null;
  return place.isJudged || place.before < SAMPLE_REACH ? place.round : null;
}
