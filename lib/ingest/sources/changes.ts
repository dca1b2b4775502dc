import { githubAdapter } from '../adapters/github/map-webhook';
import { githubSetup } from '../adapters/github/setup';
import { gitlabAdapter } from '../adapters/gitlab/map-webhook';
import { gitlabSetup } from '../adapters/gitlab/setup';
import { githubSignature } from '../signatures/github-signature';
import { gitlabSignature } from '../signatures/gitlab-signature';
import type { Sources } from '../source';

/** What was changed, and what drifted from it. */
export const CHANGES: Sources = {
  github: {
    adapter: githubAdapter,
    setup: githubSetup,
    signature: githubSignature,
    aliases: ['github-webhooks'],
  },
  gitlab: { adapter: gitlabAdapter, setup: gitlabSetup, signature: gitlabSignature },
};
