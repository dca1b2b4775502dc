import type { DecisionOutcome } from '@/lib/domain/kinds';
import type { EventFacts } from '../parts/read-kubernetes-event';

type Unknown = { path: string; message: string };

/** What Kyverno did with an object that it did not block. Cleaning up is no decision about it. */
const LET_PASS = ['', 'None', 'Resource Passed', 'Resource Mutated', 'Resource Generated'];

const OUTCOMES = new Map<string, DecisionOutcome>([
  ['PolicyApplied', 'allow'],
  ['PolicySkipped', 'unevaluated'],
  ['PolicyError', 'error'],
]);

/**
 * What an Event of Kyverno decided, or which field does not say. A violation was denied where its action says
 * "Resource Blocked" and let pass where it says "Resource Passed" (audit mode); a background scan asks about
 * what exists and never blocks. Source: kyverno, pkg/event.
 */
export function readEventOutcome({
  reason,
  action,
  component,
  message,
}: Pick<EventFacts, 'reason' | 'action' | 'component' | 'message'>): DecisionOutcome | Unknown {
  if (reason !== 'PolicyViolation') {
    const outcome = OUTCOMES.get(reason);
    if (!outcome) return { path: 'reason', message: `${reason.slice(0, 100)} is no reason of Kyverno's.` };
    return LET_PASS.includes(action) ? outcome : unknownAction(action);
  }
  if (action === 'Resource Blocked') return 'deny';
  if (action === 'Resource Passed') return 'would-deny';
  if (action !== '' && action !== 'None') return unknownAction(action);
  if (component === 'kyverno-scan') return 'would-deny';
  // Before Kyverno told the action, it wrote this after the status of the rule.
  return /: \[[^\]]*\] \w+ \(blocked\)/.test(message) ? 'deny' : unknownAction(action);
}

const unknownAction = (action: string): Unknown => ({
  path: 'action',
  message: action
    ? `"${action.slice(0, 100)}" does not say whether the object was blocked.`
    : 'The Event does not say whether the object was blocked.',
});
