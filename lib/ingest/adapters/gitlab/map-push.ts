import type { Event } from '@/lib/domain/event';
import { refuse, type AdapterContext, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { publishFiles } from '../parts/publish-files';
import { readGitlabTime } from './read-gitlab-time';
import type { GitlabPush } from './webhook-schema';

const DELETED = /^0+$/;

/**
 * A push to the default branch publishes the policies whose files its commits touch. GitLab lists at most twenty
 * commits of a push; where there were more, the label `commitsNotListed` says how many. Every other push is an audit
 * event.
 */
export function mapPush(push: GitlabPush, context: AdapterContext): MappedRecord {
  const { project, ref, after } = push;
  if (!project.default_branch)
    return refuse(
      'not-understood',
      'project.default_branch',
      'The payload does not say which branch is the default.',
    );
  const isPublication = ref === `refs/heads/${project.default_branch}` && !DELETED.test(after);
  const events = isPublication ? readPublished(push, context) : [];
  return { events: events.length > 0 ? events : [toAudit(push, context)] };
}

/** GitLab lists commits from old to new. */
const headOf = ({ commits, after }: GitlabPush) => commits.find(({ id }) => id === after) ?? commits.at(-1);

function readPublished(push: GitlabPush, context: AdapterContext): Event[] {
  const { project, before, after, commits } = push;
  const head = headOf(push);
  return publishFiles(
    {
      id: idOf(push),
      occurredAt: readPushTime(push, context),
      revision: after,
      commit: after,
      parent: DELETED.test(before) ? undefined : before,
      author: firstText('name', head?.author?.name, push.user_username),
      message: firstText('text', head?.message),
      url: firstText('text', head?.url),
      principal: firstText('principal', push.user_username, push.user_name),
      labels: {
        repository: project.path_with_namespace,
        branch: project.default_branch,
        before,
        commits: push.total_commits_count ?? commits.length,
        commitsNotListed: countUnlisted(push),
      },
    },
    commits.map(({ added, modified, removed }) => ({
      added: added ?? [],
      modified: modified ?? [],
      removed: removed ?? [],
    })),
  );
}

const countUnlisted = ({ total_commits_count: total, commits }: GitlabPush): number | undefined =>
  total && total > commits.length ? total - commits.length : undefined;

function toAudit(push: GitlabPush, context: AdapterContext): Event {
  const { project, ref, before, after } = push;
  const [, kind, ...name] = ref.split('/');
  const isDeleted = DELETED.test(after);
  return {
    kind: 'audit',
    id: boundId(idOf(push)),
    occurredAt: readPushTime(push, context),
    outcome: 'success',
    actor: {
      type: 'user',
      id: firstText('name', push.user_username, push.user_name) ?? 'unknown',
      name: firstText('name', push.user_name),
    },
    action: isDeleted ? 'push.deleted' : 'push',
    targets: [
      { type: 'repository', id: firstText('name', project.path_with_namespace) ?? 'unknown' },
      { type: kind === 'tags' ? 'tag' : 'branch', id: firstText('name', name.join('/')) ?? 'unknown' },
    ],
    context: {},
    changes: { before, after },
    labels: boundLabels({
      commit: isDeleted ? undefined : after,
      message: headOf(push)?.message,
      commits: push.total_commits_count ?? push.commits.length,
    }),
  };
}

const idOf = ({ project, ref, before, after }: GitlabPush): string =>
  `push:${project.path_with_namespace}:${ref}:${before}..${after}`;

/** GitLab does not say when it was pushed: the time of the newest commit stands in, else that of receipt. */
const readPushTime = (push: GitlabPush, { receivedAt }: AdapterContext): string =>
  readGitlabTime(headOf(push)?.timestamp) ?? receivedAt;
