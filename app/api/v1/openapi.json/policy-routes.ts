import type { DescribedRoute } from '@/lib/http/describe-api';
import * as activationReviews from '../activation-reviews/route';
import * as activationReviewsSummary from '../activation-reviews/summary/route';
import * as policies from '../policies/route';
import * as policiesPolicyId from '../policies/[policyId]/route';
import * as policiesPolicyIdDiff from '../policies/[policyId]/diff/route';
import * as policiesPolicyIdExceptions from '../policies/[policyId]/exceptions/route';
import * as policiesPolicyIdExceptionsIdEnd from '../policies/[policyId]/exceptions/[id]/end/route';
import * as policyBundles from '../policy-bundles/route';
import * as policyRevisions from '../policy-revisions/route';
import * as policiesPolicyIdDiffPatch from '../policies/[policyId]/diff/patch/route';
import * as policiesPolicyIdPoints from '../policies/[policyId]/points/route';
import * as policyDriftSettings from '../policy-drift-settings/route';
import * as policyGrowth from '../policy-growth/route';
import * as policyNames from '../policy-names/route';
import * as policiesPolicyIdReviews from '../policies/[policyId]/reviews/route';
import * as policiesPolicyIdTexts from '../policies/[policyId]/texts/route';
import * as policySuggestions from '../policy-suggestions/route';
import * as replaysIdPatch from '../replays/[id]/patch/route';

/** The routes about policies: their revisions, what these did, and what the next ones would do. */
export const POLICY_ROUTES: readonly DescribedRoute[] = [
  {
    path: '/api/v1/activation-reviews',
    summary: 'The automatic reviews of activations: verdict, evidence, rollback and what to go back to.',
    handlers: activationReviews,
  },
  {
    path: '/api/v1/activation-reviews/summary',
    summary: 'How many policy changes failed, and how long it took to take them back.',
    handlers: activationReviewsSummary,
  },
  { path: '/api/v1/policies', summary: 'Policies with what they decided in the window.', handlers: policies },
  {
    path: '/api/v1/policies/{policyId}',
    summary: 'One policy with its revisions and activations.',
    handlers: policiesPolicyId,
  },
  {
    path: '/api/v1/policies/{policyId}/diff',
    summary: 'What changed between two revisions of a policy.',
    handlers: policiesPolicyIdDiff,
  },
  {
    path: '/api/v1/policies/{policyId}/exceptions',
    summary: 'The exceptions from a policy, with the denials that each hid.',
    handlers: policiesPolicyIdExceptions,
  },
  {
    path: '/api/v1/policies/{policyId}/exceptions/{id}/end',
    summary: 'Ends an exception.',
    handlers: policiesPolicyIdExceptionsIdEnd,
  },
  {
    path: '/api/v1/policy-bundles',
    summary: 'Publishes the policies of an OPA bundle: the body is its .tar.gz (application/gzip).',
    handlers: policyBundles,
  },
  {
    path: '/api/v1/policy-revisions',
    summary: 'Publishes texts as revisions of their policies. The same texts again change nothing.',
    handlers: policyRevisions,
  },
  {
    path: '/api/v1/policies/{policyId}/diff/patch',
    summary: 'What changed between two revisions of a policy, as a unified diff (text/x-diff).',
    handlers: policiesPolicyIdDiffPatch,
  },
  {
    path: '/api/v1/policies/{policyId}/points',
    summary: 'Which revision of a policy is enforced where, and what is behind the newest.',
    handlers: policiesPolicyIdPoints,
  },
  {
    path: '/api/v1/policy-drift-settings',
    summary: 'From when on environments that run different revisions of a policy are a drift.',
    handlers: policyDriftSettings,
  },
  {
    path: '/api/v1/policy-growth',
    summary: 'How many policies are known over time, and what came and went.',
    handlers: policyGrowth,
  },
  { path: '/api/v1/policy-names', summary: 'The names of policies.', handlers: policyNames },
  {
    path: '/api/v1/policies/{policyId}/reviews',
    summary: 'The automatic reviews of the activations of a policy.',
    handlers: policiesPolicyIdReviews,
  },
  {
    path: '/api/v1/policies/{policyId}/texts',
    summary: 'The texts of one revision of a policy, by default of the one in force.',
    handlers: policiesPolicyIdTexts,
  },
  {
    path: '/api/v1/policy-suggestions',
    summary:
      "The smallest set of allow rules for a service's good traffic, as Cedar, NetworkPolicy or Istio text, and permissions that nobody used.",
    handlers: policySuggestions,
  },
  {
    path: '/api/v1/replays/{id}/patch',
    summary: "How a replay's candidate differs from the revision in force.",
    handlers: replaysIdPatch,
  },
];
