import type { Event } from '@/lib/domain/event';
import { refuse, type MappedRecord } from '../../adapter';
import { boundId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import type { OcsfEvent } from './ocsf-schema';
import { listAt, readAt } from './read-at';
import { readBase, readLabels, readProduct, readUser } from './read-common';

const WORDS: Readonly<Record<string, 'allow' | 'deny'>> = {
  allow: 'allow',
  allowed: 'allow',
  grant: 'allow',
  granted: 'allow',
  permit: 'allow',
  permitted: 'allow',
  deny: 'deny',
  denied: 'deny',
  forbid: 'deny',
  forbidden: 'deny',
};

/**
 * What authorizers decided, as `authorizations` says it (of the event or of its actor): one decision each. A
 * word that is none of the known ones is a refusal.
 */
export function mapAuthorizations(event: OcsfEvent, id: string, occurredAt: string): MappedRecord {
  const place = Array.isArray(event.authorizations) ? 'authorizations' : 'actor.authorizations';
  const events: Event[] = [];
  for (const [index, authorization] of listAt(event, place).entries()) {
    const { decision } = authorization;
    if (decision === null || decision === undefined || decision === '') continue;
    const word = typeof decision === 'string' ? decision.toLowerCase() : '';
    const outcome = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
    if (!outcome)
      return refuse(
        'not-understood',
        `${place}.${index}.decision`,
        'The decision is neither allowed nor denied.',
      );
    const policy = firstText(
      'name',
      readAt(authorization, 'policy.name'),
      readAt(authorization, 'policy.uid'),
    );
    events.push(decide(event, boundId(`${id}:decision:${index}`), occurredAt, outcome, policy));
  }
  return { events };
}

/** A session that was given privileges or groups, or was refused them. */
export function mapAuthorizeSession(event: OcsfEvent, id: string, occurredAt: string): MappedRecord {
  const said = mapAuthorizations(event, id, occurredAt);
  if ('refusal' in said || said.events.length > 0) return said;
  if (event.status_id !== 1 && event.status_id !== 2)
    return refuse(
      'not-understood',
      'status_id',
      'It says neither Success (1) nor Failure (2) of the authorization.',
    );
  return { events: [decide(event, id, occurredAt, event.status_id === 1 ? 'allow' : 'deny')] };
}

/** A decision about what the event did. Without a named policy it is that of the mechanism that decides there. */
export function decide(
  event: OcsfEvent,
  id: string,
  occurredAt: string,
  outcome: 'allow' | 'deny',
  policy?: string,
): Event {
  return {
    kind: 'decision',
    id,
    occurredAt,
    outcome,
    policy:
      policy ??
      firstText('name', readAt(event, 'policy.name'), readAt(event, 'policy.uid')) ??
      mechanismOf(event),
    ...readBase(event),
    principal: readUser(event, 'actor.user', 'user'),
    action: firstText('text', readAt(event, 'api.operation'), event.activity_name),
    resource: firstText(
      'text',
      ...listAt(event, 'resources').flatMap(({ uid, name }) => [uid, name]),
      readAt(event, 'resource.uid'),
      readAt(event, 'group.name'),
      readAt(event, 'dst_endpoint.hostname'),
    ),
    reason: firstText(
      'text',
      event.status_detail,
      readAt(event, 'api.response.message'),
      readAt(event, 'api.response.error'),
      event.message,
    ),
    labels: readLabels(event, { privileges: event.privileges }),
  };
}

const MECHANISMS: Readonly<Record<string, string>> = { aws: 'aws-iam', gcp: 'gcp-iam', azure: 'azure-rbac' };

function mechanismOf(event: OcsfEvent): string {
  const provider = firstText('name', readAt(event, 'cloud.provider'))?.toLowerCase() ?? '';
  return (
    (Object.hasOwn(MECHANISMS, provider) ? MECHANISMS[provider] : undefined) ??
    readProduct(event) ??
    'authorization'
  );
}
