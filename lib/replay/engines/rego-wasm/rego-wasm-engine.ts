import { loadPolicy, type LoadedPolicy } from '@open-policy-agent/opa-wasm';
import type { ReplayColumns } from '@/lib/policy/replay/replay-event';
import type { ReplayOutcome } from '@/lib/policy/replay/replay-outcome';
import { CandidateError, type Engine } from '../../engine';
import { readResult, type RulesBySource } from '../read-result';
import { compileModule } from './check-module';
import { BuiltInNotThere, standIns } from './stand-ins';
import { readBundle } from './read-bundle';

const PAGE = 65_536;
/** 128 MB: many times what policies with their data need. */
const MAX_PAGES = 2_048;
/** Memory grows in steps, so that the last of it may be refused. */
const NEARLY_ALL = 0.95;

/**
 * A policy of OPA's as WebAssembly, ready to decide in a memory that is bounded. Throws `CandidateError` for what is
 * none, and later where it traps: then nothing that it says can be trusted.
 */
export async function openRegoWasm(options: {
  bundle: Uint8Array;
  entrypoint: string | null;
  rules: RulesBySource;
}): Promise<Engine> {
  const { wasm, data } = await readBundle(options.bundle);
  const policy = await load(compileModule(wasm), data);
  const names = Object.keys(policy.entrypoints as object);
  const { entrypoint } = options;
  if (entrypoint !== null && !names.includes(entrypoint))
    throw new CandidateError(
      `The candidate has no entrypoint ${entrypoint}; it has ${names.join(', ') || 'none'}.`,
    );
  const choose = (event: ReplayColumns): string | null =>
    entrypoint ?? (names.includes(event.policy) ? event.policy : names.length === 1 ? names[0]! : null);
  return {
    decide: (input, event) => {
      const path = choose(event);
      if (path === null)
        return {
          notReplayable: {
            reason: 'missing-data',
            what: `an entrypoint for ${event.policy} in the candidate`,
          },
        };
      return decide(policy, { path, input, rules: options.rules[event.source] ?? [] });
    },
  };
}

async function load(compiled: WebAssembly.Module, data: object): Promise<LoadedPolicy> {
  try {
    const policy = await loadPolicy(compiled, { initial: 5, maximum: MAX_PAGES }, standIns());
    policy.setData(data);
    return policy;
  } catch (error) {
    throw new CandidateError(`The candidate could not be loaded: ${wordsOf(error)}.`);
  }
}

function decide(
  policy: LoadedPolicy,
  { path, input, rules }: { path: string; input: unknown; rules: RulesBySource[string] },
): ReplayOutcome {
  try {
    const results = policy.evaluate(input, path) as { result?: unknown }[] | null;
    return readResult(path, results?.[0]?.result, rules);
  } catch (error) {
    if (error instanceof BuiltInNotThere) return { notReplayable: error.notReplayable };
    if (policy.mem.buffer.byteLength >= NEARLY_ALL * MAX_PAGES * PAGE)
      throw new CandidateError('The candidate used up the 128 MB of memory that it may have.');
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError)
      throw new CandidateError(`The candidate trapped: ${wordsOf(error)}.`);
    return { to: 'error', reason: wordsOf(error) };
  }
}

/** OPA's own library throws texts and plain objects too. */
function wordsOf(error: unknown): string {
  if (typeof error === 'string') return error;
  const { message } = (error ?? {}) as { message?: unknown };
  return typeof message === 'string' ? message : String(error);
}
