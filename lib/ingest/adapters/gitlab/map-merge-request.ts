import type { EventOf } from '@/lib/domain/event';
import { refuse, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readGitlabTime } from './read-gitlab-time';
import type { GitlabMergeRequest } from './webhook-schema';

/**
 * GitLab says `approved` for the approval that completes what is required and `approval` for every other; the same
 * of their withdrawal.
 */
const APPROVALS: Partial<
  Record<GitlabMergeRequest['object_attributes']['action'], 'approved' | 'withdrawn'>
> = {
  approved: 'approved',
  approval: 'approved',
  unapproved: 'withdrawn',
  unapproval: 'withdrawn',
};

const readApproval = (
  { action, url }: GitlabMergeRequest['object_attributes'],
  username: string,
): EventOf<'audit'>['approval'] => {
  const state = APPROVALS[action];
  return state && url
    ? { state, by: firstText('name', username), reviewUrl: firstText('text', url) }
    : undefined;
};

/**
 * A merge into the default branch is a change (its policies are named by the push that GitLab sends beside it);
 * everything else that happens to a merge request, above all an approval, is an audit event.
 */
export function mapMergeRequest({
  user,
  project,
  object_attributes: merge,
}: GitlabMergeRequest): MappedRecord {
  const occurredAt = readGitlabTime(merge.updated_at);
  if (!occurredAt)
    return refuse('not-understood', 'object_attributes.updated_at', `${merge.updated_at} is no time.`);
  // A fast-forward merge has no commit of its own: what was the last of the branch is then the revision.
  const commit = merge.merge_commit_sha ?? merge.squash_commit_sha ?? merge.last_commit?.id;
  const reference = `${project.path_with_namespace}!${merge.iid}`;
  const id = boundId(`merge_request:${reference}:${merge.action}:${user.username}:${occurredAt}`);
  const labels = boundLabels({
    repository: project.path_with_namespace,
    branch: merge.target_branch,
    sourceBranch: merge.source_branch,
    mergeRequest: `!${merge.iid}`,
    commit: merge.last_commit?.id,
    url: merge.url,
  });
  if (merge.action !== 'merge' || merge.target_branch !== project.default_branch)
    return {
      events: [
        {
          kind: 'audit',
          id,
          occurredAt,
          outcome: 'success',
          actor: {
            type: 'user',
            id: firstText('name', user.username) ?? 'unknown',
            name: firstText('name', user.name),
          },
          action: `merge_request.${merge.action}`,
          targets: [
            {
              type: 'merge-request',
              id: firstText('name', reference) ?? 'unknown',
              name: firstText('name', merge.title),
            },
          ],
          context: {},
          labels,
          approval: readApproval(merge, user.username),
        },
      ],
    };
  if (!commit)
    return refuse(
      'missing-field',
      'object_attributes.merge_commit_sha',
      'The merge request is merged, but no commit of it is named.',
    );
  return {
    events: [
      {
        kind: 'change',
        id,
        type: 'policy-published',
        occurredAt,
        revision: commit,
        commit,
        author: firstText('name', merge.last_commit?.author?.name, user.username),
        principal: firstText('principal', user.username),
        message: firstText('text', merge.title),
        url: firstText('text', merge.url),
        reviewUrl: firstText('text', merge.url),
        labels,
      },
    ],
  };
}
