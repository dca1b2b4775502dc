import { expect, it } from 'vitest';
import { describeParity } from './describe-parity';

const parity = { best: 'eu-1', worst: 'us-1', difference: 0.021, low: 0.004, high: 0.05, isDifferent: true };

it('names who attests worse, and by how much, only where chance does not explain it', () => {
  expect(describeParity(parity)).toMatch(
    /^us-1 attests worse than eu-1: 2\.10\spoints less \(between 0\.40 and 5\.00\)/,
  );
  expect(describeParity({ ...parity, low: -0.01, isDifferent: false })).toMatch(
    /^No environment stands out.*−1\.00/,
  );
});

it('one environment alone is not compared', () => {
  expect(describeParity(null)).toContain('nothing to compare');
});
