import type { Decision } from '@/lib/domain/event';
import { parseMicros } from '@/lib/domain/timestamp';
import { refuse, type Adapter, type AdapterContext, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { nameObject } from '../parts/name-object';
import { readKubernetesEvent, type EventFacts } from '../parts/read-kubernetes-event';
import { readManifest } from '../parts/read-manifest';
import { unwrapManifests } from '../parts/unwrap-manifests';
import { readEventOutcome } from './read-event-outcome';
import { readPolicyFacts, type PolicyFacts } from './read-policy-facts';

function mapKyverno(record: unknown, { receivedAt }: AdapterContext): MappedRecord {
  const manifest = readManifest(record);
  if (manifest === undefined)
    return refuse('not-understood', 'text', 'The document is not YAML that can be read.');
  const read = readKubernetesEvent(manifest);
  if ('refused' in read) return read.refused;
  const { facts } = read;
  const outcome = readEventOutcome(facts);
  if (typeof outcome === 'object') return refuse('not-understood', outcome.path, outcome.message);
  const about = readPolicyFacts(facts);
  if (!about)
    return refuse(
      'not-understood',
      'message',
      'The Event is about an object, and its message does not say which policy spoke.',
    );
  return { events: [toDecision(facts, about, outcome, receivedAt)] };
}

const toDecision = (
  facts: EventFacts,
  about: PolicyFacts,
  outcome: Decision['outcome'],
  receivedAt: string,
): Decision => ({
  kind: 'decision',
  id: identify(facts, about, outcome),
  occurredAt: facts.occurredAt ?? receivedAt,
  outcome,
  policy: firstText('name', about.policy) ?? 'unnamed',
  rule: firstText('name', about.rule),
  resource: firstText('text', about.object && nameObject(about.object)),
  reason: firstText('text', about.message, facts.message),
  environment: firstText('name', facts.cluster),
  labels: boundLabels({
    component: facts.component,
    event_reason: facts.reason,
    event_action: facts.action,
    policy_kind: about.policyKind,
    exception: about.exception,
    occurrences: facts.count,
  }),
});

/**
 * Of what was not blocked Kyverno writes two Events, one on the policy and one on the object (skipped: on the
 * exception), with times that differ by moments. What they share makes them one event: policy, rule, object,
 * component and minute. Of all else there is one Event, with an id of its own.
 */
function identify(facts: EventFacts, about: PolicyFacts, outcome: Decision['outcome']): string {
  const isTwofold = (outcome === 'would-deny' || outcome === 'unevaluated') && about.rule && about.object;
  if (!isTwofold || !facts.occurredAt) return facts.id;
  const minute = Math.floor(parseMicros(facts.occurredAt) / 60_000_000);
  const { kind, namespace, name } = about.object!;
  return deriveId(
    facts.reason,
    facts.component,
    about.policy,
    about.rule,
    kind,
    namespace || null,
    name,
    minute,
  );
}

/** Events of Kubernetes that Kyverno writes about what its policies did. */
export const kyvernoAdapter: Adapter = {
  name: 'kyverno',
  source: 'kyverno',
  map: mapKyverno,
  recordsIn: ['items'],
  unwrapText: unwrapManifests,
};
