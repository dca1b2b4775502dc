import { setImmediate } from 'node:timers/promises';
import type { Context, Entities } from '@cedar-policy/cedar-wasm/nodejs';
import { withCedar } from '@/lib/policy/cedar/with-cedar';
import type { CedarRequest } from './cedar-request';

/** A permit or forbid of a text; `id` is its annotation `@id`, else its place, such as `policy0`. */
export type CedarPolicy = { id: string; effect: 'permit' | 'forbid'; text: string };

/** What Cedar answers, and which policies determined it; null where the request cannot be evaluated. */
export type CedarAnswer = { isPermitted: boolean; policies: string[] } | null;

/** The policies of a text in their order, or what Cedar says is wrong with it. Templates are left out. */
export function readCedarText(text: string): { policies: CedarPolicy[] } | { problem: string } {
  const parts = withCedar((cedar) => cedar.policySetTextToParts(text));
  if (!parts) return { problem: 'Cedar gave up on this text.' };
  if (parts.type === 'failure') return { problem: parts.errors.map(({ message }) => message).join('; ') };
  return {
    policies: parts.policies.map((policy, index) => {
      const parsed = withCedar((cedar) => cedar.policyToJson(policy));
      const json = parsed?.type === 'success' ? parsed.json : null;
      return {
        id: json?.annotations?.id ?? `policy${index}`,
        effect: json?.effect ?? 'permit',
        text: policy,
      };
    }),
  };
}

/** The name under which this module keeps its parsed policies: one at a time, so that memory stays flat. */
const PREPARSED = 'suggest';

/** How many requests are decided before others get their turn. */
const TURN = 250;

/**
 * Asks Cedar for each request, in turns, so that whatever else the process does goes on. Throws `RangeError`
 * when the policies do not parse.
 */
export async function evaluateCedar(
  policies: readonly CedarPolicy[],
  requests: readonly CedarRequest[],
): Promise<CedarAnswer[]> {
  const answers: CedarAnswer[] = [];
  for (let start = 0; start < requests.length; start += TURN) {
    if (start > 0) await setImmediate();
    prepare(policies);
    for (const request of requests.slice(start, start + TURN)) answers.push(decide(policies, request));
  }
  return answers;
}

/** Anew in each turn: another one may have prepared its own meanwhile. */
function prepare(policies: readonly CedarPolicy[]): void {
  // By place: ids of a text need not be unique.
  const staticPolicies = Object.fromEntries(policies.map(({ text }, index) => [String(index), text]));
  const parsed = withCedar((cedar) => cedar.preparsePolicySet(PREPARSED, { staticPolicies }));
  if (!parsed) throw new RangeError('Cedar gave up on these policies.');
  if (parsed.type === 'failure') throw new RangeError(parsed.errors.map(({ message }) => message).join('; '));
}

function decide(policies: readonly CedarPolicy[], request: CedarRequest): CedarAnswer {
  const answer = withCedar((cedar) =>
    cedar.statefulIsAuthorized({
      principal: request.principal,
      action: request.action,
      resource: request.resource,
      context: request.context as Context,
      preparsedPolicySetId: PREPARSED,
      entities: request.entities as Entities,
    }),
  );
  if (answer?.type !== 'success') return null;
  const { decision, diagnostics } = answer.response;
  return {
    isPermitted: decision === 'allow',
    policies: diagnostics.reason.map((place) => policies[Number(place)]!.id),
  };
}
