import { requirePermission } from '@/lib/auth/require-permission';
import type { ScopeFilter } from '@/lib/domain/filters';
import type { PolicyDetail } from '@/lib/domain/read-models/policies';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import type { Activation } from '@/lib/policy/fold-activations';
import { readFreshness } from '@/lib/store/freshness/read-freshness';
import { countDecisionsBy } from '@/lib/store/rollups/count-decisions';
import { readScope } from '../read-scope';
import { readHistory } from './read-history';
import { readLanguages } from './read-languages';

/** A policy with what it decided in the window and scope, its revisions and its activations, latest first. */
export async function getPolicy(
  actor: Actor,
  policy: string,
  filter: ScopeFilter,
  now: Date,
): Promise<PolicyDetail> {
  requirePermission(actor, 'policies:read');
  const window = resolveWindow(filter, now);
  const scope = readScope(actor, filter);
  const [history, counts, freshness] = await Promise.all([
    readHistory(policy, actor.zones),
    countDecisionsBy('policy', window, scope),
    readFreshness(now),
  ]);
  const languages = await readLanguages(history.revisions.map(({ digest }) => digest));
  const countOf = (name: string) => counts.get(name) ?? { decisions: 0, denials: 0 };
  const carried = history.carries.map((name) => ({ name, ...countOf(name) }));
  const own = carried.length > 0 ? carried : [countOf(policy)];
  return {
    id: policy,
    name: policy,
    bundle: history.bundle,
    carries: carried,
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    decisions: own.reduce((sum, { decisions }) => sum + decisions, 0),
    denials: own.reduce((sum, { denials }) => sum + denials, 0),
    revisions: history.revisions.map((revision) => ({
      ...revision,
      languages: languages.get(revision.digest ?? '') ?? [],
    })),
    activations: history.activations.toReversed().map(toActivation),
    freshness,
  };
}

const toActivation = (step: Activation): PolicyDetail['activations'][number] => ({
  eventId: step.eventId,
  at: step.occurredAt,
  type: step.type,
  revision: step.revision,
  activates: step.activates,
  replaces: step.replaces,
  environment: step.environment,
  canaryShare: step.canaryShare,
  author: step.author,
  message: step.message,
  reports: step.reports,
});
