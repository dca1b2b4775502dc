import type { InputMapping } from '@/lib/domain/replay/input-mapping';
import type { NotReplayable } from '@/lib/domain/replay/not-replayable';
import { makeInputs } from '@/lib/policy/replay/make-input';
import type { ReplayEvent } from '@/lib/policy/replay/replay-event';
import type { ReplayOutcome } from '@/lib/policy/replay/replay-outcome';
import { CandidateError } from '../../engine';
import type { Evaluator } from '../../evaluator';
import { readResult, type RulesBySource } from '../read-result';
import { asksTheMoment } from './asks-the-moment';
import { OpaServer, type OpaAnswer } from './opa-server';
import { rewritePackages } from './rewrite-packages';

const AT_ONCE = 8;

export type ServerCandidate = {
  files: Readonly<Record<string, string>>;
  opaUrl: string;
  entrypoint: string | null;
};

/**
 * Puts a candidate of Rego on an OPA server, in packages and under ids that are its own (`name`, of letters, digits
 * and underscores), and asks its data API. Closing takes it away again. Throws `CandidateError` where OPA refuses it.
 * Source: OPA's documentation, "REST API".
 */
export async function openOnServer(options: {
  candidate: ServerCandidate;
  name: string;
  mapping: InputMapping | null;
  rules: RulesBySource;
  allowedHosts: readonly string[];
}): Promise<Evaluator> {
  const { candidate, name, mapping, rules, allowedHosts } = options;
  const { files } = rewritePackages(candidate.files, name);
  const moment = asksTheMoment(files);
  const server = new OpaServer(candidate.opaUrl, allowedHosts, AT_ONCE);
  const ids = Object.keys(files).map((_, index) => `${name}/${index}`);
  const close = async () => {
    await removePolicies(server, ids);
    server.close();
  };
  try {
    for (const [index, [path, text]] of Object.entries(files).entries())
      await putPolicy(server, ids[index]!, { path, text });
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
  const toInput = makeInputs('rego-server', mapping);
  return { evaluate: (decisions) => askAll(decisions, decide), close };

  async function decide(decision: ReplayEvent): Promise<ReplayOutcome> {
    const made = toInput(decision);
    if ('notReplayable' in made) return made;
    if (moment) return { notReplayable: moment satisfies NotReplayable };
    const path = candidate.entrypoint ?? decision.event.policy;
    const place = encodePath(path);
    if (place === null) return { notReplayable: { reason: 'missing-data', what: `a rule at ${path}` } };
    const answer = await server.send('POST', `/v1/data/${name}/${place}`, {
      type: 'application/json',
      text: JSON.stringify({ input: made.input }),
    });
    if (answer.status !== 200) return refusedBy(answer);
    const { result } = (answer.body ?? {}) as { result?: unknown };
    return readResult(path, result, rules[decision.event.source] ?? []);
  }
}

/** Takes away what a candidate left on a server, also where another process put it there. */
export async function removeFromServer(
  candidate: ServerCandidate,
  name: string,
  allowedHosts: readonly string[],
): Promise<void> {
  const server = new OpaServer(candidate.opaUrl, allowedHosts, 1);
  const { files } = rewritePackages(candidate.files, name);
  await removePolicies(
    server,
    Object.keys(files).map((_, index) => `${name}/${index}`),
  ).finally(() => server.close());
}

async function putPolicy(
  server: OpaServer,
  id: string,
  { path, text }: { path: string; text: string },
): Promise<void> {
  const answer = await server.send('PUT', `/v1/policies/${id}`, { type: 'text/plain', text });
  if (answer.status !== 200)
    throw new CandidateError(`OPA refuses ${path}: ${wordsOf(answer) || `it answered ${answer.status}`}.`);
}

async function removePolicies(server: OpaServer, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const { status } = await server.send('DELETE', `/v1/policies/${id}`);
    if (status !== 200 && status !== 404)
      throw new CandidateError(`OPA did not remove the policy ${id}: it answered ${status}.`);
  }
}

/** A candidate that fails on one input is an error of it; what concerns the server ends the run. */
function refusedBy(answer: OpaAnswer): ReplayOutcome {
  const words = wordsOf(answer) || `OPA answered ${answer.status}`;
  if (answer.status === 400 || answer.status === 500) return { to: 'error', reason: words };
  throw new CandidateError(`The OPA server refuses to decide: ${words}.`);
}

function wordsOf({ body }: OpaAnswer): string {
  const { message, errors } = (body ?? {}) as { message?: unknown; errors?: { message?: unknown }[] };
  const first = Array.isArray(errors) ? errors[0]?.message : undefined;
  return [message, first].filter((one) => typeof one === 'string').join(': ');
}

/** The path of a rule; null for one that leads out of the candidate's own folder, to what else the server has. */
function encodePath(path: string): string | null {
  const parts = path.split('/').filter((part) => part !== '');
  const isInside = parts.length > 0 && !parts.some((part) => part === '.' || part === '..');
  return isInside ? parts.map(encodeURIComponent).join('/') : null;
}

/** Asks for several decisions at once, in their order. */
async function askAll(
  decisions: readonly ReplayEvent[],
  decide: (decision: ReplayEvent) => Promise<ReplayOutcome>,
): Promise<ReplayOutcome[]> {
  const outcomes: ReplayOutcome[] = Array.from({ length: decisions.length });
  let next = 0;
  const ask = async () => {
    for (let index = next++; index < decisions.length; index = next++)
      outcomes[index] = await decide(decisions[index]!);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  return outcomes;
}
