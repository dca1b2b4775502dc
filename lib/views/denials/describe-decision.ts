import { UNZONED } from '@/lib/domain/kinds';
import type { EventRow } from '@/lib/domain/read-models/events';

type Facts = Pick<
  EventRow,
  | 'outcome'
  | 'service'
  | 'zone'
  | 'principal'
  | 'action'
  | 'resource'
  | 'targetService'
  | 'policy'
  | 'rule'
  | 'revision'
>;

/**
 * A decision as a sentence: "payments-api (zone pci) was denied GET /cards on vault by rule egress-3
 * of policy pci-egress v14." What was not reported is left out.
 */
export function describeDecision(facts: Facts): string {
  const who = describeSubject(facts);
  const what = describeRequest(facts);
  const by = describePolicy(facts);
  switch (facts.outcome) {
    case 'allow':
      return sentence(who, 'was allowed', what, by && `by ${by}`);
    case 'would-deny':
      return sentence(who, 'would have been denied', what, by && `by ${by}, which does not enforce yet`);
    case 'unevaluated':
      return sentence(
        who,
        'went through with',
        what,
        by ? `without evaluation by ${by}` : 'without evaluation',
      );
    case 'error':
      return sentence(who, 'got no decision on', what, by && `from ${by}`);
    default:
      return sentence(who, 'was denied', what, by && `by ${by}`);
  }
}

const sentence = (...parts: (string | null)[]): string => `${parts.filter(Boolean).join(' ')}.`;

function describeSubject({ service, principal, zone }: Facts): string {
  const name = service ?? principal ?? 'A request';
  return zone === UNZONED ? name : `${name} (zone ${zone})`;
}

function describeRequest({ action, resource, targetService, service, principal }: Facts): string | null {
  const isNameless = service === null && principal === null;
  const asked = [action, resource].filter(Boolean).join(' ') || (isNameless ? 'passage' : 'a request');
  const words = action === null && resource !== null ? `access to ${resource}` : asked;
  return targetService !== null && targetService !== service ? `${words} on ${targetService}` : words;
}

function describePolicy({ policy, rule, revision }: Facts): string | null {
  if (policy === null) return rule === null ? null : `rule ${rule}`;
  const version = revision === null ? `policy ${policy}` : `policy ${policy} ${revision}`;
  return rule === null ? version : `rule ${rule} of ${version}`;
}
