import { describe, expect, it } from 'vitest';
import { describeSources } from './describe-sources';

describe('the sources in a sentence', () => {
  it('are counted once each, however many formats they send', () => {
    expect(
      describeSources([
        { source: 'opa', state: 'sending' },
        { source: 'opa', state: 'sending' },
      ]),
    ).toBe('1 source; none is silent. Counts are of the last 24 hours.');
  });

  it('are named where they are silent, at most three', () => {
    const silent = ['a', 'b', 'c', 'd'].map((source) => ({ source, state: 'silent' as const }));
    expect(describeSources(silent.slice(0, 1))).toBe(
      '1 source; a is silent. Counts are of the last 24 hours.',
    );
    expect(describeSources(silent)).toBe(
      '4 sources; a, b, c and 1 more are silent. Counts are of the last 24 hours.',
    );
  });
});
