import { argocdAdapter } from '../adapters/argocd/map-argocd';
import { argocdSetup } from '../adapters/argocd/setup';
import { fluxAdapter } from '../adapters/flux/map-event';
import { fluxSetup } from '../adapters/flux/setup';
import { githubAdapter } from '../adapters/github/map-webhook';
import { githubSetup } from '../adapters/github/setup';
import { gitlabAdapter } from '../adapters/gitlab/map-webhook';
import { gitlabSetup } from '../adapters/gitlab/setup';
import { markersAdapter } from '../adapters/markers/map-marker';
import { markersSetup } from '../adapters/markers/setup';
import { opaBundleAdapter } from '../adapters/opa-bundle/map-manifest';
import { opaBundleSetup } from '../adapters/opa-bundle/setup';
import { terraformAdapter } from '../adapters/terraform/map-terraform';
import { terraformSetup } from '../adapters/terraform/setup';
import { githubSignature } from '../signatures/github-signature';
import { gitlabSignature } from '../signatures/gitlab-signature';
import type { Sources } from '../source';

/** What was changed, and what drifted from it. */
export const CHANGES: Sources = {
  github: {
    adapter: githubAdapter,
    setup: githubSetup,
    signature: githubSignature,
    repositoryApi: 'github',
    aliases: ['github-webhooks'],
  },
  gitlab: { adapter: gitlabAdapter, setup: gitlabSetup, signature: gitlabSignature, repositoryApi: 'gitlab' },
  'opa/bundles': { adapter: opaBundleAdapter, setup: opaBundleSetup },
  argocd: { adapter: argocdAdapter, setup: argocdSetup },
  flux: { adapter: fluxAdapter, setup: fluxSetup, aliases: ['flux-events'] },
  terraform: { adapter: terraformAdapter, setup: terraformSetup, aliases: ['terraform-drift'] },
  markers: { adapter: markersAdapter, setup: markersSetup },
};
