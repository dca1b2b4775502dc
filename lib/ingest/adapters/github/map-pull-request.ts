import type { EventOf } from '@/lib/domain/event';
import { refuse, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readTime } from '../parts/read-time';
import type { GithubPullRequest, GithubReview } from './webhook-schema';

type Audit = EventOf<'audit'>;

/**
 * A pull request merged into the default branch is a change (its policies are named by the push that GitHub sends
 * beside it); everything else that happens to one is an audit event.
 */
export function mapPullRequest(record: GithubPullRequest): MappedRecord {
  const { action, pull_request: pull, repository, sender } = record;
  const isMerge = action === 'closed' && pull.merged;
  const time = isMerge ? pull.merged_at : pull.updated_at;
  const occurredAt = readTime(time);
  if (!occurredAt)
    return refuse(
      'not-understood',
      `pull_request.${isMerge ? 'merged_at' : 'updated_at'}`,
      'The time of the pull request is missing or no time.',
    );
  if (isMerge && !pull.merge_commit_sha)
    return refuse(
      'missing-field',
      'pull_request.merge_commit_sha',
      'The pull request is merged, but its commit is not named.',
    );
  const what = record.label?.name ?? record.assignee?.login ?? record.requested_reviewer?.login ?? '';
  const id = boundId(
    `pull_request:${repository.full_name}#${pull.number}:${action}:${what}:${pull.updated_at}`,
  );
  if (!isMerge || pull.base.ref !== repository.default_branch)
    return {
      events: [toAudit({ ...record, review: undefined }, isMerge ? 'merged' : action, id, occurredAt)],
    };
  return {
    events: [
      {
        kind: 'change',
        id,
        type: 'policy-published',
        occurredAt,
        revision: pull.merge_commit_sha,
        commit: pull.merge_commit_sha,
        author: firstText('name', pull.user?.login),
        principal: firstText('principal', pull.merged_by?.login, sender.login),
        message: firstText('text', pull.title),
        url: firstText('text', pull.html_url),
        reviewUrl: firstText('text', pull.html_url),
        labels: boundLabels({
          repository: repository.full_name,
          branch: pull.base.ref,
          pullRequest: `#${pull.number}`,
          head: pull.head.sha,
        }),
      },
    ],
  };
}

/** A review, above all an approval, is an audit event about the pull request and the commit that was looked at. */
export function mapReview(record: GithubReview): MappedRecord {
  const { action, review, pull_request: pull, repository } = record;
  const path = action === 'submitted' ? 'review.submitted_at' : 'pull_request.updated_at';
  const occurredAt = readTime(action === 'submitted' ? review.submitted_at : pull.updated_at);
  if (!occurredAt) return refuse('not-understood', path, 'The time of the review is missing or no time.');
  const id = boundId(`review:${repository.full_name}#${pull.number}:${review.id}:${action}:${occurredAt}`);
  const event = toAudit(record, action === 'submitted' ? review.state : action, id, occurredAt);
  return { events: [{ ...event, approval: readApproval(record) }] };
}

/**
 * What a review says of the pull request: an approval stands until it is dismissed, or the same reviewer asks for
 * changes. A comment says neither.
 */
function readApproval({ action, review, pull_request: pull, sender }: GithubReview): Audit['approval'] {
  const reviewUrl = firstText('text', pull.html_url);
  if (!reviewUrl) return undefined;
  const about = {
    by: firstText('name', review.user?.login, sender.login),
    url: firstText('text', review.html_url),
    reviewUrl,
  };
  if (action === 'dismissed' || review.state === 'dismissed') return { state: 'withdrawn', ...about };
  if (action !== 'submitted') return undefined;
  if (review.state === 'approved') return { state: 'approved', ...about };
  return review.state === 'changes_requested' ? { state: 'withdrawn', ...about } : undefined;
}

function toAudit(
  record: Pick<GithubPullRequest, 'repository' | 'sender'> &
    Pick<GithubReview, 'pull_request'> & { review?: GithubReview['review'] },
  happened: string,
  id: string,
  occurredAt: string,
): Audit {
  const { pull_request: pull, repository, review, sender } = record;
  return {
    kind: 'audit',
    id,
    occurredAt,
    outcome: 'success',
    actor: { type: 'user', id: firstText('name', sender.login) ?? 'unknown' },
    action: `${review ? 'pull_request_review' : 'pull_request'}.${happened}`,
    targets: [
      {
        type: 'pull-request',
        id: firstText('name', `${repository.full_name}#${pull.number}`) ?? 'unknown',
        name: firstText('name', pull.title),
      },
    ],
    context: {},
    labels: boundLabels({
      repository: repository.full_name,
      commit: review?.commit_id ?? pull.head.sha,
      head: pull.head.ref,
      base: pull.base.ref,
      author: pull.user?.login,
      review: review?.state,
      url: review?.html_url ?? pull.html_url,
    }),
  };
}
