import type { DecisionOutcome } from '@/lib/domain/kinds';
import type { ReplayResult } from '@/lib/domain/read-models/replay';
import type { NotReplayable } from '@/lib/domain/replay/not-replayable';

/** What a candidate says of one decision: its outcome with the reason, or why it cannot be replayed. */
export type ReplayOutcome =
  { to: 'allow' | 'deny' | 'error'; reason: string | null } | { notReplayable: NotReplayable };

/** What a policy said: a denial that is only reported is one. */
const saidBy = (from: DecisionOutcome): 'allow' | 'deny' | 'undecided' =>
  from === 'allow' ? 'allow' : from === 'deny' || from === 'would-deny' ? 'deny' : 'undecided';

/** Which class of results a replayed decision belongs to; null `to` is one that cannot be replayed. */
export function classifyReplay(from: DecisionOutcome, to: 'allow' | 'deny' | 'error' | null): ReplayResult {
  if (to === null) return 'notReplayable';
  const said = saidBy(from);
  if (to === 'error') return from === 'error' ? 'unchanged' : 'errors';
  if (said === 'undecided') return 'newlyDecided';
  if (said === to) return 'unchanged';
  return said === 'allow' ? 'allowToDeny' : 'denyToAllow';
}

/** Whether a decision of this outcome can end in this class at all. */
export function canBecome(from: string, result: ReplayResult): boolean {
  if (result === 'allowToDeny') return from === 'allow';
  if (result === 'denyToAllow') return from === 'deny' || from === 'would-deny';
  if (result === 'newlyDecided') return from === 'error' || from === 'unevaluated';
  return result !== 'errors' || from !== 'error';
}
