import type { z } from 'zod';
import { refuse, type Adapter, type AdapterContext, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readTime } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';
import { mapPullRequest, mapReview } from './map-pull-request';
import { mapPush } from './map-push';
import { pingSchema, pullRequestSchema, pushSchema, reviewSchema, type GithubPing } from './webhook-schema';

/**
 * One kind of payload. GitHub names it in a header, which a stored payload does not have: each is known by the
 * fields that only it has.
 */
type Variant = { name: string; has: readonly string[]; lacks?: readonly string[]; map: Mapper };
type Mapper = (record: unknown, context: AdapterContext) => MappedRecord;

const withSchema =
  <T extends z.ZodType>(
    schema: T,
    what: string,
    map: (record: z.output<T>, context: AdapterContext) => MappedRecord,
  ): Mapper =>
  (record, context) => {
    const parsed = schema.safeParse(record);
    return parsed.success ? map(parsed.data, context) : refuseIssue(parsed.error, `GitHub's ${what} webhook`);
  };

const VARIANTS: readonly Variant[] = [
  { name: 'push', has: ['ref', 'after', 'commits'], map: withSchema(pushSchema, 'push', mapPush) },
  {
    name: 'pull_request_review',
    has: ['review', 'pull_request'],
    map: withSchema(reviewSchema, 'pull_request_review', mapReview),
  },
  {
    name: 'pull_request',
    has: ['action', 'pull_request'],
    lacks: ['comment', 'thread'],
    map: withSchema(pullRequestSchema, 'pull_request', mapPullRequest),
  },
  { name: 'ping', has: ['zen', 'hook'], map: withSchema(pingSchema, 'ping', mapPing) },
];

function mapWebhook(record: unknown, context: AdapterContext): MappedRecord {
  if (typeof record !== 'object' || record === null || Array.isArray(record))
    return refuse('not-an-object', '', 'A webhook of GitHub is a JSON object.');
  const variant = VARIANTS.find(
    ({ has, lacks = [] }) =>
      has.every((field) => field in record) && lacks.every((field) => !(field in record)),
  );
  if (variant) return variant.map(record, context);
  return refuse(
    'unknown-event',
    '',
    `The payload is none of ${VARIANTS.map(({ name }) => name).join(', ')}: choose these events for the webhook.`,
  );
}

/** GitHub sends one when a webhook is made: it shows that the way is open. */
function mapPing(
  { hook_id, hook, repository, organization, sender }: GithubPing,
  context: AdapterContext,
): MappedRecord {
  const where = repository?.full_name ?? organization?.login;
  return {
    events: [
      {
        kind: 'audit',
        id: boundId(`ping:${hook_id}:${hook.updated_at ?? ''}`),
        occurredAt: readTime(hook.updated_at) ?? context.receivedAt,
        outcome: 'success',
        actor: { type: 'user', id: firstText('name', sender?.login) ?? 'github' },
        action: 'webhook.ping',
        targets: [{ type: 'webhook', id: String(hook_id), name: firstText('name', where) }],
        context: {},
        labels: boundLabels({ events: hook.events?.join(', ') }),
      },
    ],
  };
}

/** A webhook of the content type application/x-www-form-urlencoded has the JSON in its field `payload`. */
function unwrapForm(text: string): string[] | null {
  if (!text.startsWith('payload=')) return null;
  const payload = new URLSearchParams(text).get('payload');
  return payload === null ? null : [payload];
}

/** GitHub's webhooks of a policy repository: pushes, pull requests and their reviews. */
export const githubAdapter: Adapter = {
  name: 'github',
  source: 'github',
  map: mapWebhook,
  unwrapText: unwrapForm,
};
