import { hash } from 'node:crypto';
import {
  policySetTextToParts,
  policyToJson,
  preparsePolicySet,
  statefulIsAuthorized,
  type StatefulAuthorizationCall,
} from '@cedar-policy/cedar-wasm/nodejs';
import type { PolicyFiles } from '../policies/policy';

/** Policies that the engine has: their name there, and their ids. */
export type LoadedPolicies = { name: string; ids: readonly string[] };

const failWith = (errors: readonly { message: string }[]): never => {
  throw new Error(errors.map(({ message }) => message).join('; '));
};

function readId(text: string): string {
  const read = policyToJson(text);
  const id = read.type === 'success' ? read.json.annotations?.id : failWith(read.errors);
  if (!id) throw new Error(`The policy has no annotation @id: ${text}`);
  return id;
}

/** Gives the real engine a text's policies, by the ids of their annotations, as services load them. Throws its errors. */
export function loadCedar(files: PolicyFiles): LoadedPolicies {
  const parts = policySetTextToParts(Object.values(files).join('\n'));
  if (parts.type === 'failure') return failWith(parts.errors);
  const policies = Object.fromEntries(parts.policies.map((text) => [readId(text), text]));
  const name = hash('sha256', JSON.stringify(policies));
  const parsed = preparsePolicySet(name, { staticPolicies: policies });
  if (parsed.type === 'failure') return failWith(parsed.errors);
  return { name, ids: Object.keys(policies) };
}

/** What the real engine answers to a request as JSON, and to nothing else; its rules in the order of their names. */
export function askCedar({ name }: LoadedPolicies, request: string) {
  const call = JSON.parse(request) as Omit<StatefulAuthorizationCall, 'preparsedPolicySetId'>;
  const answer = statefulIsAuthorized({ ...call, preparsedPolicySetId: name });
  if (answer.type === 'failure') return failWith(answer.errors);
  const { decision, diagnostics } = answer.response;
  return { decision, rules: diagnostics.reason.toSorted(), errors: diagnostics.errors };
}
