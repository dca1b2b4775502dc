import { performance } from 'node:perf_hooks';
import type { ReplayEvent } from '@/lib/policy/replay/replay-event';
import { openInProcess } from '@/lib/replay/process/open-in-process';
import { BENCH_CANDIDATE, BENCH_POLICY, makeCedarDecision } from './make-cedar-decisions';
import { readMemoryMb } from './read-memory-mb';

export type EngineBench = {
  decisions: number;
  /** Where every question is another one, and where the same 5,000 are asked again and again. */
  decisionsPerSecond: { different: number; repeated: number };
  memoryMb: { afterTenth: number; atEnd: number };
};

const BATCH = 1_000;
/** Made once and replayed again and again: more than the engine remembers, so that each is new to it. */
const DIFFERENT = 20_000;
const REPEATED = 5_000;

/** Cedar decisions a second of one worker thread, from the stored payload to the outcome, the way to its process
 * and back included; and the memory of that process. */
export async function benchEngine(
  decisions: number,
  onProgress: (done: number) => void,
): Promise<EngineBench> {
  const now = new Date();
  const batches = Array.from({ length: DIFFERENT / BATCH }, (_, batch) =>
    Array.from({ length: BATCH }, (__, offset) => toEvent(batch * BATCH + offset, now)),
  );
  const evaluator = await openInProcess(
    {
      candidate: { engine: 'cedar', files: { 'bench.cedar': BENCH_CANDIDATE } },
      mapping: null,
      rules: {},
    },
    0,
  );
  const measure = async (
    count: number,
    of: typeof batches,
    onBatch: (done: number) => Promise<void> | void,
  ) => {
    const started = performance.now();
    for (let done = 0; done < count; done += BATCH) {
      await evaluator.evaluate(of[(done / BATCH) % of.length]!);
      await onBatch(done + BATCH);
    }
    return Math.round(count / ((performance.now() - started) / 1_000));
  };
  try {
    await measure(DIFFERENT, batches, () => undefined);
    let afterTenth = 0;
    const different = await measure(decisions, batches, async (done) => {
      if (afterTenth === 0 && done >= decisions / 10) afterTenth = await readMemoryMb(evaluator.pid());
      onProgress(done);
    });
    const atEnd = await readMemoryMb(evaluator.pid());
    const repeated = await measure(decisions / 10, batches.slice(0, REPEATED / BATCH), () => undefined);
    return { decisions, decisionsPerSecond: { different, repeated }, memoryMb: { afterTenth, atEnd } };
  } finally {
    await evaluator.close();
  }
}

const toEvent = (index: number, at: Date): ReplayEvent => ({
  adapter: 'cedar',
  payload: JSON.stringify(makeCedarDecision(index, at)),
  event: {
    id: String(index),
    occurredAt: at.toISOString(),
    source: 'cedar',
    outcome: 'allow',
    zone: 'bench',
    service: null,
    environment: null,
    principal: null,
    policy: BENCH_POLICY,
    rule: null,
    revision: null,
    action: null,
    resource: null,
    targetService: null,
    targetZone: null,
  },
});
