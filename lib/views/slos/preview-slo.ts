import { requirePermission } from '@/lib/auth/require-permission';
import type { ObjectivePreview } from '@/lib/domain/objective';
import type { SloPreview } from '@/lib/domain/read-models/objectives';
import type { Actor } from '@/lib/domain/roles';
import { planObjective } from '@/lib/slo/assess-objective';
import { maxBurnRate } from '@/lib/slo/burn-rate';
import { sayDuration } from '@/lib/slo/words';
import { writeUnbounded } from './in-json';
import { kindOf } from './kind-of';
import { writeRule } from './write-rule';

/** What the rules of an objective would mean, before it is saved: also which can never fire. */
export function previewSlo(actor: Actor, given: ObjectivePreview, now: Date): SloPreview {
  requirePermission(actor, 'dashboards:read');
  const kind = kindOf(given);
  if (kind === 'trend' || given.target === null)
    return { kind, maxBurn: null, allowedMinutes: null, rules: [], warnings: [] };
  const plan = planObjective({ ...given, target: given.target }, now.getTime());
  const { budgetRatio, span } = plan;
  const rules = plan.rules.map((rule) => writeRule(rule, budgetRatio));
  const unreachable = rules.filter(({ isReachable }) => !isReachable).map(({ name }) => name);
  const warnings = [
    ...(unreachable.length > 0
      ? [
          `${unreachable.join(', ')} can never fire: an outage of everything burns ${(1 / budgetRatio).toPrecision(3)}×, and that is not enough.`,
        ]
      : []),
    ...(rules.some(({ isNoisy }) => isNoisy)
      ? ['A short window under five minutes is noisy: it holds few events.']
      : []),
    ...(kind === 'zero-tolerance' ? ['There is no error budget: one violation is a breach.'] : []),
    ...(kind !== 'review' && given.rules.length === 0
      ? ['Without a rule nobody is told when it burns.']
      : []),
    ...(span.windowMs < 86_400_000 ? [`The window is only ${sayDuration(span.windowMs)} long.`] : []),
  ];
  return {
    kind,
    maxBurn: writeUnbounded(maxBurnRate(budgetRatio)),
    allowedMinutes: (budgetRatio * span.windowMs) / 60_000,
    rules,
    warnings,
  };
}
