import {
  policySetTextToParts,
  policyToJson,
  preparsePolicySet,
  type DetailedError,
  type PolicyJson,
} from '@cedar-policy/cedar-wasm/nodejs';
import { CandidateError } from '../../engine';
import { joinReads, readsNothing, whatItReads, type CedarReads } from './what-it-reads';

/** Policies that Cedar holds ready under `set`, and what is known of each. */
export type LoadedPolicies = {
  set: string;
  reads: CedarReads;
  /** Ids of those that forbid. */
  forbids: ReadonlySet<string>;
};

const SET = 'candidate';

/**
 * Parses the texts of a candidate once; policies are named by their `@id`, else by file and line. Throws
 * `CandidateError` with file and line where a text is no Cedar, and where there is no policy at all.
 */
export function loadPolicies(files: Readonly<Record<string, string>>): LoadedPolicies {
  const policies: Record<string, string> = {};
  const forbids = new Set<string>();
  let reads = readsNothing();
  for (const [path, text] of listTexts(files)) {
    const parts = guard(() => policySetTextToParts(text));
    if (parts.type === 'failure') throw new CandidateError(describe(path, text, parts.errors));
    if (parts.policy_templates.length > 0)
      throw new CandidateError(
        `${path} holds a template (?principal or ?resource): only policies can be replayed.`,
      );
    for (const policy of parts.policies) {
      const json = readPolicy(policy);
      const id = nameOf(json, `${path}:${lineOf(text, text.indexOf(policy))}`, policies);
      policies[id] = policy;
      if (json.effect === 'forbid') forbids.add(id);
      reads = joinReads(reads, whatItReads(json));
    }
  }
  if (Object.keys(policies).length === 0) throw new CandidateError('The candidate holds no policy.');
  const parsed = guard(() => preparsePolicySet(SET, { staticPolicies: policies }));
  if (parsed.type === 'failure') throw new CandidateError(describe('The candidate', '', parsed.errors));
  return { set: SET, reads, forbids };
}

/** Those that are named as Cedar's texts are, where any is; else all of them. */
function listTexts(files: Readonly<Record<string, string>>): [string, string][] {
  const named = Object.entries(files).filter(([path]) => path.endsWith('.cedar'));
  return named.length > 0 ? named : Object.entries(files);
}

function readPolicy(policy: string): PolicyJson {
  const answer = guard(() => policyToJson(policy));
  if (answer.type === 'success') return answer.json;
  throw new CandidateError(describe('The candidate', policy, answer.errors));
}

function nameOf(json: PolicyJson, place: string, taken: object): string {
  const wanted = json.annotations?.id || place;
  for (let name = wanted, index = 2; ; name = `${wanted} (${index++})`)
    if (!Object.hasOwn(taken, name)) return name;
}

const lineOf = (text: string, offset: number): number =>
  text.slice(0, Math.max(0, offset)).split('\n').length;

/** A text that nests too deep ends the stack of Cedar's parser, and with it this instance of it. */
function guard<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError || error instanceof WebAssembly.RuntimeError)
      throw new CandidateError('The candidate could not be parsed: it nests too deep or is too large.');
    throw error;
  }
}

function describe(path: string, text: string, errors: readonly DetailedError[]): string {
  const [first] = errors;
  const at = first?.sourceLocations?.[0];
  const line = at ? ` line ${lineOf(text, at.start)}` : '';
  const hint = at?.label ?? first?.help;
  return `${path}${line}: ${first?.message ?? 'not Cedar'}${hint ? ` (${hint})` : ''}.`;
}
