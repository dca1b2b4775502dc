import { onePerSubject } from '@/lib/alerting/detectors/one-per-subject';
import { isInScope } from '@/lib/alerting/detectors/is-in-scope';
import { judgeMismatch, type SeenMismatch } from '@/lib/alerting/detectors/revision-mismatch/judge-mismatch';
import { OWN_SOURCE } from '@/lib/domain/own-source';
import { UNZONED } from '@/lib/domain/kinds';
import { POLICY_DRIFT_TYPE } from '@/lib/domain/policy-drift-settings';
import { listBundleNames } from '@/lib/policy/bundle-names';
import { listActivationsOf } from '@/lib/store/changes/list-activations-of';
import { listDriftCases } from '@/lib/store/drifts/list-drift-cases';
import { listMismatches } from '@/lib/store/mismatches/list-mismatches';
import { readPolicyDriftSettings } from '@/lib/store/settings/read-policy-drift-settings';
import { readLimits } from './evidence/read-limits';
import type { Watcher } from '../watcher';

const MINUTE_MS = 60_000;
const MOST_CHANGES = 5;

const PARAMETERS = [
  {
    name: 'minutes',
    label: 'Longer than',
    unit: 'minutes',
    initial: 30,
    min: 1,
    max: 10_080,
    help: 'How long environments may run different revisions of a policy, as during a rollout.',
  },
] as const;

/**
 * F1: environments that run another revision of a policy than the newest. Of the past those are known that were told as a
 * drift, without their revisions.
 */
export const revisionMismatchWatcher: Watcher = {
  detector: 'revision-mismatch',
  parameters: PARAMETERS,
  isCount: false,
  defaults: {
    severity: 'ticket',
    forMinutes: 0,
    keepFiringMinutes: 0,
    cooldownMinutes: 10,
    dedupeBy: ['environment', 'policy'],
  },
  open: async (rule, { fromMs, toMs }) => {
    const window = { from: new Date(fromMs), to: new Date(toMs + 1) };
    const [stored, drifts, settings] = await Promise.all([
      listMismatches(),
      listDriftCases(window, { drills: 'included' }),
      readPolicyDriftSettings(),
    ]);
    const known = new Set(stored.map(({ driftId }) => driftId));
    const mismatches: Omit<SeenMismatch, 'changes'>[] = [
      ...stored,
      ...drifts
        .filter(({ source, type }) => source === OWN_SOURCE && type === POLICY_DRIFT_TYPE)
        .filter(({ driftId }) => !known.has(driftId))
        .map((drift) => ({
          policy: drift.policy ?? '',
          environment: drift.environment ?? '',
          zone: drift.zone === UNZONED ? null : drift.zone,
          revision: null,
          newest: null,
          startedAt: drift.startedAt ?? drift.occurredAt,
          reportedAt: drift.occurredAt,
          endedAt: drift.resolvedAt,
        })),
    ].filter((mismatch) => isInScope(rule.scope, mismatch));
    const bundlesOf = new Map(mismatches.map(({ policy }) => [policy, listBundleNames(policy)]));
    const activations = await listActivationsOf([...new Set([...bundlesOf.values()].flat())]);
    const seen = mismatches.map((mismatch): SeenMismatch => ({
      ...mismatch,
      changes: activations
        .filter(({ policy, revision }) => {
          const names = bundlesOf.get(mismatch.policy)!;
          return revision === mismatch.newest && names.includes(policy);
        })
        .slice(-MOST_CHANGES)
        .map(({ eventId }) => eventId),
    }));
    const bounds = {
      boundMs: readLimits(PARAMETERS, rule).minutes * MINUTE_MS,
      reportedAfterMs: settings.mismatchMinutes * MINUTE_MS,
    };
    return {
      judge: (atMs) => onePerSubject(seen.flatMap((mismatch) => judgeMismatch(mismatch, atMs, bounds) ?? [])),
    };
  },
};
