import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { getLog } from '@/lib/telemetry/log';
import { evaluateOnce } from './evaluate-once';

const EVERY_MS = 20_000;

/** Evaluates the alert rules every twenty seconds, one instance at a time. */
export function keepAlertsEvaluated(): void {
  const run = async () => {
    for (;;) {
      const startedMs = performance.now();
      await evaluateOnce(new Date(), randomUUID).catch((error: unknown) =>
        getLog().error({ err: error }, 'the alert rules could not be evaluated'),
      );
      const restMs = EVERY_MS - (performance.now() - startedMs);
      await sleep(Math.max(1_000, restMs), undefined, { ref: false });
    }
  };
  void run();
}
