import type { Decision } from '@/lib/domain/event';
import type { DecisionOutcome } from '@/lib/domain/kinds';
import { refuse, type Adapter, type AdapterContext, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { refuseIssue } from '../parts/refuse-issue';
import { checkResultSchema, type CheckResult, type RuleResult } from './check-result-schema';

/** A warning lets the build pass unless it is told to fail on warnings; what is excepted passes, too. */
const OUTCOMES = {
  failures: 'deny',
  warnings: 'would-deny',
  exceptions: 'allow',
  skipped: 'unevaluated',
} as const satisfies Record<string, DecisionOutcome>;

function mapConftest(record: unknown, { receivedAt }: AdapterContext): MappedRecord {
  const parsed = checkResultSchema.safeParse(record);
  if (!parsed.success) return refuseIssue(parsed.error, 'the JSON output of conftest');
  const check = parsed.data;
  const seen = new Map<string, number>();
  const events: Decision[] = [];
  const add = (list: string, outcome: DecisionOutcome, result: RuleResult, count = 1) => {
    // It tells neither an id nor a time: the same content is the same result.
    const key = deriveId(check.filename, check.namespace, list, result, count);
    const repeats = seen.get(key) ?? 0;
    seen.set(key, repeats + 1);
    const id = repeats === 0 ? key : deriveId(key, repeats);
    events.push({
      ...toDecision(check, list, result),
      id,
      occurredAt: receivedAt,
      outcome,
      sampleRate: count > 1 ? 1 / count : undefined,
    });
  };
  for (const list of Object.keys(OUTCOMES) as (keyof typeof OUTCOMES)[])
    for (const result of check[list] ?? []) add(list, OUTCOMES[list], result);
  // Of passed rules only the number is told, so that one event stands for all of them.
  if (Array.isArray(check.successes)) for (const result of check.successes) add('successes', 'allow', result);
  else if (check.successes) add('successes', 'allow', {}, check.successes);
  return events.length > 0
    ? { events }
    : refuse('missing-field', 'successes', 'No rule of the namespace said anything of the file.');
}

const RULE = /^data\.(?<rule>[^\s]+)$/;

function toDecision(
  check: CheckResult,
  list: string,
  result: RuleResult,
): Omit<Decision, 'id' | 'occurredAt' | 'outcome'> {
  const namespace = check.namespace || 'main';
  const { query, rule: named, ...metadata } = result.metadata ?? {};
  const asked = typeof query === 'string' ? RULE.exec(query)?.groups?.rule : undefined;
  return {
    kind: 'decision',
    policy: firstText('name', namespace) ?? 'main',
    rule: firstText(
      'name',
      named,
      asked?.startsWith(`${namespace}.`) ? asked.slice(namespace.length + 1) : asked,
    ),
    action: 'test',
    resource: firstText('text', check.filename),
    reason: firstText('text', result.msg),
    labels: boundLabels({
      list,
      query,
      file: result.loc?.file,
      line: result.loc?.line,
      passed_rules: list === 'successes' && !result.msg ? check.successes : undefined,
      ...metadata,
    }),
  };
}

/** What Conftest said of files in a pipeline: `conftest test --output json`. */
export const conftestAdapter: Adapter = { name: 'conftest', source: 'conftest', map: mapConftest };
