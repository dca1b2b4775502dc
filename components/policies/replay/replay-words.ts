import { formatCount, formatCounted } from '@/components/format/format-count';
import type { NotReplayableReason } from '@/lib/domain/replay/not-replayable';
import type { ReplayEngine } from '@/lib/domain/replay/candidate';
import type { ReplayCounts, ReplayDetail, ReplayRun, ReplayState } from '@/lib/domain/read-models/replay';

/** Engines as people know them. */
export const ENGINE_WORDS: Record<ReplayEngine, string> = {
  cedar: 'Cedar',
  'rego-wasm': 'Rego, as a WebAssembly bundle',
  'rego-server': 'Rego, on an OPA server',
};

export const STATE_WORDS: Record<ReplayState, string> = {
  queued: 'Waiting',
  running: 'Running',
  done: 'Done',
  cancelled: 'Cancelled',
  failed: 'Failed',
};

/** Why decisions cannot be replayed. */
export const NOT_REPLAYABLE_WORDS: Record<NotReplayableReason, string> = {
  'masked-input': 'The source masked what the candidate reads',
  'missing-data': 'The event lacks what the mapping takes',
  'time-dependent': 'The candidate asks for the moment or the network',
  unreadable: 'The payload cannot be read',
};

/** Whether a run still works. */
export const isOpen = ({ state }: Pick<ReplayRun, 'state'>): boolean =>
  state === 'queued' || state === 'running';

/** "Of 12,400 decisions 12,310 unchanged; 88 deny → allow, 2 allow → deny." What is zero beyond the flips is left out. */
export function describeCounts(counts: ReplayCounts): string {
  if (counts.total === 0) return 'No decision was replayed.';
  const rest = [
    counts.newlyDecided > 0 ? `${formatCount(counts.newlyDecided)} newly decided` : null,
    counts.errors > 0 ? formatCounted(counts.errors, 'error') : null,
    counts.notReplayable > 0 ? `${formatCount(counts.notReplayable)} not replayable` : null,
  ].filter((part) => part !== null);
  return `Of ${formatCounted(counts.total, 'decision')} ${formatCount(counts.unchanged)} unchanged; ${[
    `${formatCount(counts.denyToAllow)} deny → allow`,
    `${formatCount(counts.allowToDeny)} allow → deny`,
    ...rest,
  ].join(', ')}.`;
}

/** The result of a run, or where it stands, in one sentence. */
export function describeRun(run: ReplayDetail): string {
  const counted = describeCounts(run.counts);
  switch (run.state) {
    case 'queued':
      return 'The replay waits for its turn.';
    case 'running':
      return run.counts.total === 0 ? 'The replay has begun.' : `So far: ${counted}`;
    case 'done':
      return run.sample ? `${counted} ${describeSample(run.sample)}` : counted;
    case 'cancelled':
      return `Cancelled. Until then: ${counted}`;
    case 'failed':
      return 'The replay failed; nothing it counted holds.';
  }
}

function describeSample({ population, confidence }: NonNullable<ReplayDetail['sample']>): string {
  const of = population === null ? 'all' : formatCount(population);
  return `Drawn by lot from ${of}; the totals below are estimates with a ${Math.round(confidence * 100)} % interval.`;
}

/** What the reviewed denials become under the candidate. */
export function describeReviews(reviews: ReplayDetail['reviews']): string {
  const { trueBlocksAllowed, trueBlocksKept, falsePositivesFixed, falsePositivesKept } = reviews;
  const blocks = trueBlocksAllowed + trueBlocksKept;
  const positives = falsePositivesFixed + falsePositivesKept;
  if (blocks + positives === 0) return 'None of the replayed denials was reviewed.';
  return [
    blocks === 0
      ? 'No reviewed true block was replayed.'
      : trueBlocksAllowed === 0
        ? `${ofAll(blocks, blocks)} reviewed true blocks stay blocked.`
        : `${ofAll(trueBlocksAllowed, blocks)} reviewed true blocks would now pass.`,
    positives === 0
      ? 'No reviewed false positive was replayed.'
      : `${ofAll(falsePositivesFixed, positives)} reviewed false positives would be fixed.`,
  ].join(' ');
}

const ofAll = (part: number, whole: number): string =>
  part === whole ? `All ${formatCount(whole)}` : `${formatCount(part)} of ${formatCount(whole)}`;

/** What a text says in: told by the names of its files. */
export function languageOf(paths: readonly string[]): string {
  if (paths.some((path) => path.endsWith('.cedar'))) return 'Cedar';
  if (paths.some((path) => path.endsWith('.rego'))) return 'Rego';
  if (paths.some((path) => /\.(ya?ml)$/.test(path))) return 'YAML';
  return 'plain text';
}

/** The engine that fits a text; Cedar where its files do not tell. */
export const engineOf = (paths: readonly string[]): ReplayEngine =>
  languageOf(paths) === 'Rego' ? 'rego-server' : 'cedar';
