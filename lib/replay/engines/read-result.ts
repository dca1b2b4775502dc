import type { MappingRule } from '@/lib/domain/decision-mapping';
import { readOutcome } from '@/lib/ingest/adapters/opa/read-outcome';
import type { ReplayOutcome } from '@/lib/policy/replay/replay-outcome';

/** An administrator's rules for the results of each source. */
export type RulesBySource = Readonly<Record<string, readonly MappingRule[]>>;

/** Reads a result of Rego as allow or deny, as the results of decision logs are read. */
export function readResult(path: string, result: unknown, rules: readonly MappingRule[]): ReplayOutcome {
  const read = readOutcome(path, result, rules);
  if (!read)
    return {
      to: 'error',
      reason: `The result of ${path} is neither allow nor deny: ${JSON.stringify(result).slice(0, 200)}`,
    };
  const words = [read.rule, read.reason].filter(Boolean).join(': ');
  return { to: read.outcome === 'would-deny' ? 'deny' : read.outcome, reason: words || null };
}
