import type { ReplayCandidate } from '@/lib/domain/replay/candidate';
import type { InputMapping } from '@/lib/domain/replay/input-mapping';
import { CandidateError } from './engine';
import type { RulesBySource } from './engines/read-result';
import { openOnServer, removeFromServer } from './engines/rego-server/open-on-server';
import type { Evaluator } from './evaluator';
import { openInProcess } from './process/open-in-process';

/** A candidate with its texts, whatever they were given as. */
export type OpenableCandidate = {
  engine: ReplayCandidate['engine'];
  files: Readonly<Record<string, string>> | null;
  bundle: Uint8Array | null;
  entrypoint: string | null;
  opaUrl: string | null;
};

export type OpenOptions = {
  mapping: InputMapping | null;
  rules: RulesBySource;
  /** Where it goes on a server of others: letters, digits and underscores. */
  name: string;
  /** Hosts of OPA servers (host:port) that may lie in internal networks. */
  allowedHosts: readonly string[];
  niceness: number;
};

/** Makes a candidate ready to decide, by its engine. Throws `CandidateError` for one that cannot be used. */
export async function openCandidate(candidate: OpenableCandidate, options: OpenOptions): Promise<Evaluator> {
  const { engine, files, bundle, entrypoint, opaUrl } = candidate;
  const { mapping, rules, niceness } = options;
  if (engine === 'cedar' && files)
    return openInProcess({ candidate: { engine, files }, mapping, rules }, niceness);
  if (engine === 'rego-wasm' && bundle)
    return openInProcess({ candidate: { engine, bundle, entrypoint }, mapping, rules }, niceness);
  if (engine === 'rego-server' && files && opaUrl)
    return openOnServer({ candidate: { files, opaUrl, entrypoint }, ...options });
  throw new CandidateError('The candidate has no texts.');
}

/** Takes away what a candidate left on a server of others, if it could have. */
export async function cleanUpCandidate(
  { engine, files, opaUrl, entrypoint }: OpenableCandidate,
  { name, allowedHosts }: Pick<OpenOptions, 'name' | 'allowedHosts'>,
): Promise<void> {
  if (engine === 'rego-server' && files && opaUrl)
    await removeFromServer({ files, opaUrl, entrypoint }, name, allowedHosts);
}
