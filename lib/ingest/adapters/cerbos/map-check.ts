import type { Decision } from '@/lib/domain/event';
import { refuse, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import type { CheckResources, DecisionEntry } from './audit-entry-schema';
import { readCaller, readRevision, readTrace } from './read-entry-facts';

type Input = NonNullable<CheckResources['inputs']>[number];
type Output = NonNullable<CheckResources['outputs']>[number];

/** What Cerbos names as the policy when there was none for the resource. */
const NO_MATCH = 'NO_MATCH';

/** One decision for each action on each resource that was checked; `path` is where the check lies. */
export function mapCheck(entry: DecisionEntry, check: CheckResources, path: string): MappedRecord {
  const inputs = check.inputs ?? [];
  const outputs = check.outputs ?? [];
  const within = path && `${path}.`;
  if (check.error && outputs.length === 0) return mapFailedCheck(entry, inputs, check.error, within);
  if (outputs.length === 0)
    return refuse('missing-field', `${within}outputs`, 'The entry does not say what was decided.');
  const events: Decision[] = [];
  for (const [index, output] of outputs.entries()) {
    const input = findInput(inputs, output, index);
    const missing = input?.actions?.find((action) => !Object.hasOwn(output.actions, action));
    if (missing !== undefined || Object.keys(output.actions).length === 0)
      return refuse(
        'missing-field',
        [`${within}outputs.${index}.actions`, missing].filter(Boolean).join('.'),
        'The output does not say what was decided about an action that was asked for.',
      );
    for (const action of Object.keys(output.actions))
      events.push(toDecision(entry, { input, output, action, index }));
  }
  return { events };
}

const findInput = (inputs: Input[], output: Output, index: number): Input | undefined =>
  [inputs[index], ...inputs].find((input) => input?.resource?.id === output.resourceId);

function toDecision(
  entry: DecisionEntry,
  { input, output, action, index }: { input?: Input; output: Output; action: string; index: number },
): Decision {
  const { effect, policy: told, scope } = output.actions[action]!;
  const isUnmatched = told === NO_MATCH;
  const policy = firstText('name', told) ?? NO_MATCH;
  return {
    ...describe(entry, input),
    id: boundId(`${entry.callId}:${index}:${action}`),
    outcome: effect === 'EFFECT_ALLOW' ? 'allow' : 'deny',
    policy,
    revision: readRevision(entry, policy),
    action: firstText('text', action),
    resource: firstText('text', nameResource(input, output.resourceId)),
    reason: isUnmatched ? 'No policy matched the resource: Cerbos denies what no policy allows.' : undefined,
    result: { effect, policy: told, scope },
    labels: boundLabels({
      ...labelInput(entry, input),
      scope,
      effective_derived_roles: output.effectiveDerivedRoles?.join(', '),
      validation_errors: output.validationErrors,
      outputs: output.outputs,
    }),
  };
}

/** The engine failed before it decided: an error for each action that was asked for. */
function mapFailedCheck(entry: DecisionEntry, inputs: Input[], error: string, within: string): MappedRecord {
  const events = inputs.flatMap((input, index) =>
    [...new Set(input.actions ?? [])].map((action): Decision => ({
      ...describe(entry, input),
      id: boundId(`${entry.callId}:${index}:${action}`),
      outcome: 'error',
      policy: firstText('name', input.resource?.kind && `resource.${input.resource.kind}`) ?? NO_MATCH,
      action: firstText('text', action),
      resource: firstText('text', nameResource(input, undefined)),
      reason: firstText('text', error),
      labels: boundLabels(labelInput(entry, input)),
    })),
  );
  return events.length > 0
    ? { events }
    : refuse('missing-field', `${within}inputs`, 'The entry does not say what was asked for.');
}

const describe = (entry: DecisionEntry, input: Input | undefined) =>
  ({
    kind: 'decision',
    occurredAt: entry.timestamp,
    principal: firstText('principal', input?.principal?.id),
    // Not the claims of tokens (`auxData`).
    input: input && { principal: input.principal, resource: input.resource, actions: input.actions },
    ...readTrace(entry),
  }) as const;

const labelInput = (entry: DecisionEntry, input: Input | undefined) => ({
  ...readCaller(entry),
  request_id: input?.requestId,
  roles: input?.principal?.roles?.join(', '),
  policy_version: input?.resource?.policyVersion,
});

const nameResource = (input: Input | undefined, id: string | null | undefined): string =>
  [input?.resource?.kind, input?.resource?.id ?? id].filter(Boolean).join('/');
