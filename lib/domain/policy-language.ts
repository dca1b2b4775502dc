import { z } from 'zod';

/** The languages that policy texts are told apart by. `plain` is every text that is none of the others. */
export const POLICY_LANGUAGES = [
  'rego',
  'cedar',
  'kyverno',
  'gatekeeper',
  'istio-authorization-policy',
  'network-policy',
  'kubernetes',
  'plain',
] as const;
export const policyLanguageSchema = z.enum(POLICY_LANGUAGES);
export type PolicyLanguage = (typeof POLICY_LANGUAGES)[number];

/** How each language is called where people read it. */
export const POLICY_LANGUAGE_LABELS: Readonly<Record<PolicyLanguage, string>> = {
  rego: 'Rego',
  cedar: 'Cedar',
  kyverno: 'Kyverno',
  gatekeeper: 'Gatekeeper',
  'istio-authorization-policy': 'Istio AuthorizationPolicy',
  'network-policy': 'Kubernetes NetworkPolicy',
  kubernetes: 'Kubernetes',
  plain: 'Plain text',
};
