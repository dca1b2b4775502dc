import { z } from 'zod';

/** GitHub's webhook payloads. Source: docs.github.com, "Webhook events and payloads". Loose: GitHub adds fields. */

const sha = z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/, 'not a commit id');
const user = z.looseObject({ login: z.string().min(1) });
const names = z.array(z.string()).nullish();

const repositorySchema = z.looseObject({
  full_name: z.string().min(1),
  default_branch: z.string().min(1).nullish(),
  pushed_at: z.union([z.number(), z.string()]).nullish(),
});

const commitSchema = z.looseObject({
  id: sha,
  message: z.string(),
  timestamp: z.string(),
  url: z.string().nullish(),
  author: z.looseObject({ name: z.string().nullish(), username: z.string().nullish() }),
  added: names,
  modified: names,
  removed: names,
});
export type GithubCommit = z.infer<typeof commitSchema>;

export const pushSchema = z.looseObject({
  ref: z.string().regex(/^refs\/(heads|tags)\/./, 'neither a branch nor a tag'),
  before: sha,
  after: sha,
  deleted: z.boolean(),
  forced: z.boolean(),
  compare: z.string().nullish(),
  commits: z.array(commitSchema),
  head_commit: commitSchema.nullish(),
  repository: repositorySchema,
  pusher: z.looseObject({ name: z.string().min(1) }),
  sender: user.nullish(),
});
export type GithubPush = z.infer<typeof pushSchema>;

const pullRequestBase = z.looseObject({
  number: z.number().int(),
  title: z.string(),
  html_url: z.string().nullish(),
  updated_at: z.string(),
  user: user.nullish(),
  head: z.looseObject({ ref: z.string(), sha }),
  base: z.looseObject({ ref: z.string() }),
});

export const PULL_REQUEST_ACTIONS = [
  'assigned',
  'auto_merge_disabled',
  'auto_merge_enabled',
  'closed',
  'converted_to_draft',
  'demilestoned',
  'dequeued',
  'edited',
  'enqueued',
  'labeled',
  'locked',
  'milestoned',
  'opened',
  'ready_for_review',
  'reopened',
  'review_request_removed',
  'review_requested',
  'synchronize',
  'unassigned',
  'unlabeled',
  'unlocked',
] as const;

export const pullRequestSchema = z.looseObject({
  action: z.enum(PULL_REQUEST_ACTIONS),
  pull_request: pullRequestBase.extend({
    merged: z.boolean(),
    merged_at: z.string().nullish(),
    merge_commit_sha: sha.nullish(),
    merged_by: user.nullish(),
  }),
  label: z.looseObject({ name: z.string() }).nullish(),
  assignee: user.nullish(),
  requested_reviewer: user.nullish(),
  repository: repositorySchema,
  sender: user,
});
export type GithubPullRequest = z.infer<typeof pullRequestSchema>;

export const reviewSchema = z.looseObject({
  action: z.enum(['submitted', 'edited', 'dismissed']),
  review: z.looseObject({
    id: z.number().int(),
    state: z.enum(['approved', 'commented', 'changes_requested', 'dismissed']),
    commit_id: sha.nullish(),
    submitted_at: z.string().nullish(),
    html_url: z.string().nullish(),
    user: user.nullish(),
  }),
  pull_request: pullRequestBase,
  repository: repositorySchema,
  sender: user,
});
export type GithubReview = z.infer<typeof reviewSchema>;

export const pingSchema = z.looseObject({
  zen: z.string(),
  hook_id: z.number().int(),
  hook: z.looseObject({ updated_at: z.string().nullish(), events: z.array(z.string()).nullish() }),
  repository: repositorySchema.nullish(),
  organization: user.nullish(),
  sender: user.nullish(),
});
export type GithubPing = z.infer<typeof pingSchema>;
