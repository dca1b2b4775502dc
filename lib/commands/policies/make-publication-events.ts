import { hash } from 'node:crypto';
import type { Event } from '@/lib/domain/event';
import type { PublicationFacts } from '@/lib/domain/policy-publication';
import type { PlannedPolicy } from './publish-revisions';

/**
 * The events of a publication: `policy-published` with texts and approvals for what is new, an approval for what was
 * there, and `policy-activated` where it is said to be in force. Their ids make repeats one event.
 */
export function makePublicationEvents(
  policies: readonly PlannedPolicy[],
  facts: PublicationFacts,
  now: Date,
): Event[] {
  const occurredAt = now.toISOString();
  return policies.flatMap((planned): Event[] => [
    ...(planned.state === 'published'
      ? [publish(planned, facts, occurredAt)]
      : planned.approvedBy.map((by) => approve(planned, by, facts, occurredAt))),
    ...(facts.environment ? [activate(planned, facts, facts.environment, occurredAt)] : []),
  ]);
}

const idOf = (...parts: string[]): string => hash('sha256', JSON.stringify(parts), 'hex');

function publish(
  { policy, revision, files, approvedBy }: PlannedPolicy,
  { author, commit, message, url, reviewUrl, parent }: PublicationFacts,
  occurredAt: string,
): Event {
  return {
    kind: 'change',
    type: 'policy-published',
    id: idOf('published', policy, revision),
    occurredAt,
    policy,
    revision,
    files,
    author,
    commit,
    message: message || null,
    url,
    reviewUrl,
    parent,
    approvals: approvedBy.map((by) => ({ by, at: occurredAt, url: reviewUrl })),
  };
}

const approve = (
  { policy, revision }: PlannedPolicy,
  by: string,
  { reviewUrl }: PublicationFacts,
  occurredAt: string,
): Event => ({
  kind: 'audit',
  id: idOf('approved', policy, revision, by, occurredAt),
  occurredAt,
  outcome: 'success',
  actor: { type: 'user', id: by },
  action: 'policy.approved',
  targets: [{ type: 'policy', id: policy, name: revision }],
  context: {},
  approval: { state: 'approved', by, url: reviewUrl, policy, revision },
});

const activate = (
  { policy, revision }: PlannedPolicy,
  { author, message }: PublicationFacts,
  environment: string,
  occurredAt: string,
): Event => ({
  kind: 'change',
  type: 'policy-activated',
  id: idOf('activated', policy, revision, environment, occurredAt),
  occurredAt,
  policy,
  revision,
  environment,
  author,
  message: message || null,
});
