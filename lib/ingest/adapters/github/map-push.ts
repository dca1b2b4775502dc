import type { Event } from '@/lib/domain/event';
import type { AdapterContext, MappedRecord } from '../../adapter';
import { refuse } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { publishFiles } from '../parts/publish-files';
import { readEpoch, readTime } from '../parts/read-time';
import type { GithubCommit, GithubPush } from './webhook-schema';

/**
 * A push to the default branch publishes the policies whose files its commits touch; moved back by force to a
 * commit that was there before, it rolls back. Every other push (branches, tags, removals, other files) is an audit
 * event.
 */
export function mapPush(push: GithubPush, context: AdapterContext): MappedRecord {
  const { repository, ref } = push;
  if (!repository.default_branch)
    return refuse(
      'not-understood',
      'repository.default_branch',
      'The payload does not say which branch is the default.',
    );
  const events =
    ref === `refs/heads/${repository.default_branch}` && !push.deleted ? readPublished(push, context) : [];
  return { events: events.length > 0 ? events : [toAudit(push, context)] };
}

function readPublished(push: GithubPush, context: AdapterContext): Event[] {
  const { head_commit: head, repository, before, after } = push;
  const common = {
    id: idOf(push),
    occurredAt: readPushTime(push, context),
    revision: after,
    commit: after,
    parent: /^0+$/.test(before) ? undefined : before,
    author: firstText('name', head?.author.username, head?.author.name),
    message: firstText('text', head?.message),
    url: firstText('text', head?.url, push.compare),
    principal: firstText('principal', push.sender?.login, push.pusher.name),
    labels: {
      repository: repository.full_name,
      branch: repository.default_branch,
      compare: push.compare,
      before,
      commits: push.commits.length,
      forced: push.forced || undefined,
    },
  };
  if (push.forced && push.commits.length === 0)
    return [
      {
        kind: 'change',
        type: 'policy-rolled-back',
        ...common,
        id: boundId(common.id),
        labels: boundLabels(common.labels),
      },
    ];
  return publishFiles(common, push.commits.map(toFiles));
}

const toFiles = ({ added, modified, removed }: GithubCommit) => ({
  added: added ?? [],
  modified: modified ?? [],
  removed: removed ?? [],
});

function toAudit(push: GithubPush, context: AdapterContext): Event {
  const { repository, ref, before, after, pusher, sender } = push;
  const [, kind, ...name] = ref.split('/');
  const who = firstText('name', sender?.login, pusher.name) ?? 'unknown';
  return {
    kind: 'audit',
    id: boundId(idOf(push)),
    occurredAt: readPushTime(push, context),
    outcome: 'success',
    actor: { type: 'user', id: who },
    action: push.deleted ? 'push.deleted' : 'push',
    targets: [
      { type: 'repository', id: firstText('name', repository.full_name) ?? 'unknown' },
      { type: kind === 'tags' ? 'tag' : 'branch', id: firstText('name', name.join('/')) ?? 'unknown' },
    ],
    context: {},
    changes: { before, after },
    labels: boundLabels({
      commit: push.deleted ? undefined : after,
      message: push.head_commit?.message,
      compare: push.compare,
      commits: push.commits.length,
      forced: push.forced || undefined,
    }),
  };
}

const idOf = ({ repository, ref, before, after }: GithubPush): string =>
  `push:${repository.full_name}:${ref}:${before}..${after}`;

/** When it was pushed; a commit may be older by any time. */
const readPushTime = (
  { repository, head_commit: head }: GithubPush,
  { receivedAt }: AdapterContext,
): string =>
  readEpoch(repository.pushed_at, 'seconds') ??
  readTime(repository.pushed_at) ??
  readTime(head?.timestamp) ??
  receivedAt;
