import type { Decision } from '@/lib/domain/event';
import { refuse, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import type { DecisionEntry, PlanResources } from './audit-entry-schema';
import { readCaller, readRevision, readTrace } from './read-entry-facts';

/**
 * A query plan is one decision about all its actions together. A conditional one grants what its condition
 * selects and refuses no request: it is allowed, with the condition in the result.
 */
export function mapPlan(entry: DecisionEntry, plan: PlanResources): MappedRecord {
  const { input, output, error } = plan;
  const filter = output?.filter;
  if (!filter && !error)
    return refuse(
      'missing-field',
      'planResources.output.filter.kind',
      'The entry does not say what was decided.',
    );
  const actions = [input?.actions, output?.actions].find((list) => list?.length) ?? [
    input?.action ?? output?.action ?? '',
  ];
  const kind = input?.resource?.kind ?? output?.kind;
  const matched = Object.keys(entry.auditTrail?.effectivePolicies ?? {});
  const version = output?.policyVersion || input?.resource?.policyVersion;
  const policy =
    firstText(
      'name',
      matched.length === 1 ? matched[0] : undefined,
      kind && ['resource', kind, version && `v${version}`].filter(Boolean).join('.'),
    ) ?? 'NO_MATCH';
  const decision: Decision = {
    kind: 'decision',
    id: boundId(`${entry.callId}:plan`),
    occurredAt: entry.timestamp,
    outcome: !filter ? 'error' : filter.kind === 'KIND_ALWAYS_DENIED' ? 'deny' : 'allow',
    policy,
    revision: readRevision(entry, policy),
    principal: firstText('principal', input?.principal?.id),
    action: firstText('text', actions.join(', ')),
    resource: firstText('text', kind),
    reason: filter
      ? filter.kind === 'KIND_CONDITIONAL'
        ? firstText('text', output?.filterDebug, 'Allowed for what the condition selects.')
        : undefined
      : firstText('text', error),
    input: input && { principal: input.principal, resource: input.resource, actions },
    result: filter,
    ...readTrace(entry),
    labels: boundLabels({
      ...readCaller(entry),
      request_id: input?.requestId,
      roles: input?.principal?.roles?.join(', '),
      scope: output?.scope ?? input?.resource?.scope,
      policy_version: version,
      filter_kind: filter?.kind,
      effective_policies: matched.join(', '),
    }),
  };
  return { events: [decision] };
}
