import { setImmediate as letOthersRun } from 'node:timers/promises';

/** For how long a walk may keep everybody else waiting, in milliseconds. */
const BREATH_MS = 25;

/**
 * Visits the steps before `count` from the last back to `first`, and lets requests of others through between them.
 * Ends early at the deadline; answers the earliest step that it visited, `count` where it visited none. Throws
 * when the signal says that nobody waits any more.
 */
export async function walkSteps(
  count: number,
  visit: (step: number) => void,
  {
    first = 0,
    deadlineMs,
    signal,
    clock = () => performance.now(),
  }: { first?: number; deadlineMs: number; signal?: AbortSignal; clock?: () => number },
): Promise<number> {
  let breathAtMs = clock() + BREATH_MS;
  for (let step = count - 1; step >= first; step -= 1) {
    const nowMs = clock();
    if (nowMs >= deadlineMs) return step + 1;
    if (nowMs >= breathAtMs) {
      await letOthersRun();
      signal?.throwIfAborted();
      breathAtMs = clock() + BREATH_MS;
    }
    visit(step);
  }
  return first;
}
