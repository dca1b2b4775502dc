import { afterEach, describe, expect, it } from 'vitest';
import { makeDecision } from '../testing/make-decision';
import { makePolicyWasm, type EVALUATIONS } from '../testing/make-policy-wasm';
import { openInProcess } from './open-in-process';

const open: Awaited<ReturnType<typeof openInProcess>>[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function start(evaluation: keyof typeof EVALUATIONS) {
  const bundle = await makePolicyWasm(evaluation);
  const evaluator = await openInProcess(
    { candidate: { engine: 'rego-wasm', bundle, entrypoint: null }, mapping: null, rules: {} },
    1,
  );
  open.push(evaluator);
  return evaluator;
}
const decisions = (count: number) =>
  Array.from({ length: count }, (_, index) => makeDecision({ input: { path: index % 3 === 0 ? 'X' : 'a' } }));
const isThere = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('the process of a candidate', () => {
  it('answers for any number of decisions in their order, and is gone when it is closed', async () => {
    const evaluator = await start('deniesX');
    const outcomes = await evaluator.evaluate(decisions(1_001));
    expect(outcomes.map((one) => 'to' in one && one.to)).toEqual(
      Array.from({ length: 1_001 }, (_, index) => (index % 3 === 0 ? 'deny' : 'allow')),
    );
    expect(isThere(evaluator.pid())).toBe(true);
    await evaluator.close();
    expect(isThere(evaluator.pid())).toBe(false);
  });

  it('ends a candidate that loops, and another one goes on meanwhile', async () => {
    const [looping, other] = await Promise.all([start('loops'), start('deniesX')]);
    const ended = expect(looping.evaluate(decisions(1))).rejects.toThrow('did not answer on the decision');
    expect(await other.evaluate(decisions(3))).toHaveLength(3);
    await ended;
    expect(await other.evaluate(decisions(2))).toMatchObject([{ to: 'deny' }, { to: 'allow' }]);
  });

  it('is replaced when it dies, and what was asked is asked again', async () => {
    const evaluator = await start('deniesX');
    const first = evaluator.pid();
    const asked = evaluator.evaluate(decisions(2));
    process.kill(first, 'SIGKILL');
    expect(await asked).toMatchObject([{ to: 'deny' }, { to: 'allow' }]);
    expect(evaluator.pid()).not.toBe(first);
  });

  it('that dies again and again is told as the end of the candidate', async () => {
    const evaluator = await start('loops');
    const ended = expect(evaluator.evaluate(decisions(1))).rejects.toThrow(
      'The candidate ended the process that it ran in (SIGKILL).',
    );
    const killed = new Set<number>();
    while (killed.size < 3) {
      const pid = evaluator.pid();
      if (!killed.has(pid) && killed.add(pid)) process.kill(pid, 'SIGKILL');
      await new Promise((looked) => setTimeout(looked, 20));
    }
    await ended;
  });
});
