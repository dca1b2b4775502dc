import { setTimeout as sleep } from 'node:timers/promises';
import { getLog } from '@/lib/telemetry/log';

/**
 * Does `work` for as long as the process lives, each time so long after the last one ended, the first time after `firstMs`.
 * A failure is logged under `failure` and ends nothing; no work keeps the process alive.
 */
export function repeat(
  everyMs: number,
  failure: string,
  work: () => Promise<unknown>,
  { firstMs = 0 }: { firstMs?: number } = {},
): void {
  const run = async () => {
    if (firstMs > 0) await sleep(firstMs, undefined, { ref: false });
    for (;;) {
      await work().catch((error: unknown) => getLog().error({ err: error }, failure));
      await sleep(everyMs, undefined, { ref: false });
    }
  };
  void run();
}
