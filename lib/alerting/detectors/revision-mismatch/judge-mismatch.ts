import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { sayDuration } from '@/lib/slo/words';
import { makeCondition } from '../make-condition';
import { sayTime } from '../words';

/** An environment that runs, or ran, another revision of a policy than the newest; milliseconds since 1970. */
export type SeenMismatch = {
  policy: string;
  environment: string;
  zone: string | null;
  /** Null where only that they differed is still known. */
  revision: string | null;
  newest: string | null;
  startedAt: number;
  /** When it was told as a drift: it lasted longer than the settings allow, and something showed it. */
  reportedAt: number | null;
  /** Null while it lasts. */
  endedAt: number | null;
  /** The activations of the newest revision, as event ids. */
  changes: string[];
};

const MINUTE_MS = 60_000;
/** Mismatches are looked for once a minute: one may be told so much later than it is due. */
const LATEST_REPORT_MS = 2 * MINUTE_MS;

/**
 * Whether an environment has run another revision for longer than the bound at a time (F1). What should have been told as
 * a drift since (`reportedAfterMs`) and was not is no evidence: nothing was heard from there. Null before it began.
 */
export function judgeMismatch(
  mismatch: SeenMismatch,
  atMs: number,
  { boundMs, reportedAfterMs }: { boundMs: number; reportedAfterMs: number },
): AlertCondition | null {
  const { policy, environment, zone, revision, newest, startedAt, reportedAt, endedAt, changes } = mismatch;
  const ageMs = atMs - startedAt;
  if (ageMs < 0) return null;
  const base = {
    subject: { zone, environment, policy },
    threshold: boundMs / 1_000,
    unit: 'seconds' as const,
    changes,
  };
  const other = revision === null ? 'another revision' : `revision ${revision}`;
  const than = newest === null ? 'the newest that runs elsewhere' : `${newest}, which runs elsewhere`;
  if (endedAt !== null && atMs >= endedAt)
    return makeCondition({
      ...base,
      outcome: 'false',
      value: 0,
      sentence: `${environment} runs the newest revision of ${policy} since ${sayTime(endedAt, atMs)}.`,
    });
  const isEvident = reportedAt !== null || ageMs < reportedAfterMs + LATEST_REPORT_MS;
  return makeCondition({
    ...base,
    outcome: ageMs >= boundMs && isEvident ? 'true' : 'false',
    value: ageMs / 1_000,
    sinceMs: startedAt,
    sentence: `${environment} runs ${other} of ${policy} instead of ${than}, for ${sayDuration(ageMs)}.`,
  });
}
