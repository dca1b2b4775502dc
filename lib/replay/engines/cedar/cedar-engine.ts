import {
  statefulIsAuthorized,
  type AuthorizationError,
  type Response,
} from '@cedar-policy/cedar-wasm/nodejs';
import type { NotReplayable } from '@/lib/domain/replay/not-replayable';
import type { ReplayOutcome } from '@/lib/policy/replay/replay-outcome';
import { CandidateError, type Engine } from '../../engine';
import { AnswerCache } from './answer-cache';
import { loadPolicies, type LoadedPolicies } from './load-policies';
import { readRequest } from './read-request';

/** Cedar policies, ready to decide. Throws `CandidateError` for texts that are none. */
export function openCedar(files: Readonly<Record<string, string>>): Engine {
  const policies = loadPolicies(files);
  const answers = new AnswerCache<ReplayOutcome>();
  return { decide: (input) => decide(policies, answers, input) };
}

function decide(
  policies: LoadedPolicies,
  answers: AnswerCache<ReplayOutcome>,
  input: unknown,
): ReplayOutcome {
  const request = readRequest(input);
  if ('missing' in request) return missing(request.missing);
  const { reads } = policies;
  if (request.context === null && (reads.context === 'all' || reads.context.size > 0))
    return missing('context');
  if (request.entities === null && reads.entities) return missing('entities');
  // What no policy looks at cannot change the answer: left out, it costs nothing, and more questions are the same.
  const call = {
    principal: request.principal,
    action: request.action,
    resource: request.resource,
    context: pick(request.context ?? {}, reads.context),
    entities: reads.entities ? (request.entities ?? []) : [],
    preparsedPolicySetId: policies.set,
  };
  return answers.get(JSON.stringify(call), () => answer(policies, call));
}

type Call = Parameters<typeof statefulIsAuthorized>[0];

function answer(policies: LoadedPolicies, call: Call): ReplayOutcome {
  const said = ask(call);
  if (said.type === 'failure')
    return { to: 'error', reason: said.errors.map(({ message }) => message).join('; ') };
  const open = isDetermined(said.response, policies) ? null : findMissing(said.response.diagnostics.errors);
  return open ? { notReplayable: open } : toOutcome(said.response);
}

function pick(context: Call['context'], names: LoadedPolicies['reads']['context']): Call['context'] {
  if (names === 'all') return context;
  return Object.fromEntries(Object.entries(context).filter(([name]) => names.has(name)));
}

function ask(call: Call): ReturnType<typeof statefulIsAuthorized> {
  try {
    return statefulIsAuthorized(call);
  } catch (error) {
    if (error instanceof RangeError || error instanceof WebAssembly.RuntimeError)
      throw new CandidateError('Cedar ended amid a decision: the candidate or the input nests too deep.');
    const message = error instanceof Error ? error.message : String(error);
    return {
      type: 'failure',
      errors: [{ message, help: null, code: null, url: null, severity: null }],
      warnings: [],
    };
  }
}

/** Whether what could not be evaluated cannot change the answer: a forbid holds, or only permits failed. */
const isDetermined = (
  { decision, diagnostics: { reason, errors } }: Response,
  { forbids }: LoadedPolicies,
): boolean =>
  errors.length === 0 ||
  (decision === 'deny' ? reason.length > 0 : errors.every(({ policyId }) => !forbids.has(policyId)));

const LACKS =
  /does not have the attribute `([^`]+)`|entity `(.+)` does not exist|does not have the tag `([^`]+)`/;
const OF_TIME = /^(now|time|timestamp|date|date_?time|current_?(time|date)|hour|day_?of_?week|weekday)$/i;

/** What a policy asked for that the past decision does not have: times apart, which only a clock could tell. */
function findMissing(errors: readonly AuthorizationError[]): NotReplayable | null {
  for (const { error } of errors) {
    const found = LACKS.exec(error.message);
    if (!found) continue;
    const what = found[1] ?? found[2] ?? found[3]!;
    return { reason: OF_TIME.test(what) ? 'time-dependent' : 'missing-data', what };
  }
  return null;
}

function toOutcome({ decision, diagnostics: { reason, errors } }: Response): ReplayOutcome {
  const words = [
    reason.length > 0 ? reason.join(', ') : decision === 'deny' ? 'No policy permits it.' : null,
    ...errors.map(({ policyId, error }) => `${policyId}: ${error.message}`),
  ].filter((one) => one !== null);
  return { to: decision, reason: words.join('; ') || null };
}

const missing = (what: string): ReplayOutcome => ({ notReplayable: { reason: 'missing-data', what } });
