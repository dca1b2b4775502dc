import { isDeepStrictEqual } from 'node:util';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import type { Silence, SilenceInput } from '@/lib/domain/alerting/silence';
import type { Actor } from '@/lib/domain/roles';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { saveSilence } from '@/lib/store/silences/save-silence';
import { withTransaction } from '@/lib/store/transaction';
import { compareFields } from '../compare-fields';
import { parseId } from '../parse-id';
import { targetOf } from './add-silence';
import { confineSilence } from './confine-silence';
import { requireOpenSilence } from './require-open-silence';
import { requireValidSilence } from './require-valid-silence';

/**
 * Changes a silence that is not over: its end, reason and owner at any time, all of it before it begins. What one hides
 * that has begun is fixed, so that what it hid can be counted: where that is changed it ends, and another one takes its
 * place. Throws `not-found` without it, `conflict` where it is over or somebody has changed it since `revision`. Needs
 * alerts:write.
 */
export async function changeSilence(
  actor: Actor,
  silenceId: string,
  { revision, ...input }: SilenceInput & { revision: number },
  { now, newId, from }: Occasion,
): Promise<Silence> {
  requirePermission(actor, 'alerts:write');
  const given = requireValidSilence(input, now);
  confineSilence(actor, given.matchers);
  const id = parseId(silenceId, 'silence');
  const at = now.toISOString();
  return withTransaction(async (tx) => {
    const before = await requireOpenSilence(tx, id, now, revision);
    confineSilence(actor, before.matchers);
    const hasBegun = before.startsAt <= at;
    const isReplaced = hasBegun && !hidesAlike(before, given);
    const after: Silence = {
      ...before,
      ...given,
      startsAt: startOf(before, given, { at, isReplaced }),
      updatedAt: at,
      updatedBy: actor.name,
      revision: before.revision + 1,
      // Who extends it wants to be told of the new end as well.
      warnedAt: given.endsAt === before.endsAt ? before.warnedAt : null,
      ...(isReplaced && {
        id: newId(),
        createdAt: at,
        createdBy: actor.name,
        revision: 1,
        replaces: before.id,
      }),
    };
    if (isReplaced) await saveSilence(tx, { ...before, endedAt: at, endedBy: actor.name });
    await saveSilence(tx, after);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'silence.changed',
      targets: isReplaced ? [targetOf(after), targetOf(before)] : [targetOf(after)],
      context: from,
      changes: compareFields(before, after),
    });
    await announceAlerts(tx, now);
    return after;
  });
}

/** One that has begun keeps its beginning; another one in its place begins now, and so does one that should have begun. */
function startOf(
  before: Silence,
  given: SilenceInput,
  { at, isReplaced }: { at: string; isReplaced: boolean },
): string {
  if (isReplaced) return at;
  if (before.startsAt <= at) return before.startsAt;
  return given.startsAt < at ? at : given.startsAt;
}

const hidesAlike = (one: SilenceInput, other: SilenceInput): boolean => {
  const what = ({ kind, matchers, recurrence }: SilenceInput) => ({ kind, matchers, recurrence });
  return isDeepStrictEqual(what(one), what(other));
};
