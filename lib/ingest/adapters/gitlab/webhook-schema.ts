import { z } from 'zod';

/** GitLab's webhook payloads. Source: docs.gitlab.com, "Webhook events". Loose: GitLab adds fields. */

const sha = z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/, 'not a commit id');
const names = z.array(z.string()).nullish();

const projectSchema = z.looseObject({
  path_with_namespace: z.string().min(1),
  default_branch: z.string().min(1).nullish(),
  web_url: z.string().nullish(),
});

const commitSchema = z.looseObject({
  id: sha,
  message: z.string(),
  timestamp: z.string(),
  url: z.string().nullish(),
  author: z.looseObject({ name: z.string().nullish(), email: z.string().nullish() }).nullish(),
  added: names,
  modified: names,
  removed: names,
});
export type GitlabCommit = z.infer<typeof commitSchema>;

export const pushSchema = z.looseObject({
  object_kind: z.enum(['push', 'tag_push']),
  ref: z.string().regex(/^refs\/(heads|tags)\/./, 'neither a branch nor a tag'),
  before: sha,
  after: sha,
  user_name: z.string().nullish(),
  user_username: z.string().nullish(),
  project: projectSchema,
  commits: z.array(commitSchema),
  total_commits_count: z.number().nullish(),
});
export type GitlabPush = z.infer<typeof pushSchema>;

export const MERGE_REQUEST_ACTIONS = [
  'open',
  'close',
  'reopen',
  'update',
  'approval',
  'approved',
  'unapproval',
  'unapproved',
  'merge',
] as const;

export const mergeRequestSchema = z.looseObject({
  object_kind: z.literal('merge_request'),
  user: z.looseObject({ username: z.string().min(1), name: z.string().nullish() }),
  project: projectSchema,
  object_attributes: z.looseObject({
    iid: z.number().int(),
    title: z.string(),
    action: z.enum(MERGE_REQUEST_ACTIONS),
    updated_at: z.string(),
    merge_commit_sha: sha.nullish(),
    squash_commit_sha: sha.nullish(),
    source_branch: z.string(),
    target_branch: z.string(),
    url: z.string().nullish(),
    last_commit: commitSchema.pick({ id: true, author: true }).nullish(),
  }),
});
export type GitlabMergeRequest = z.infer<typeof mergeRequestSchema>;
