import { describe, expect, it } from 'vitest';
import { readRunbook } from './read-runbook';
import { findValueTags, replaceValueTags } from './value-tags';

const text = (head: string, body = 'Do it.') => `---\n${head}\n---\n${body}\n`;
const refusalOf = (given: string) => {
  try {
    readRunbook(given);
  } catch (error) {
    return (error as { details: { path: string } }).details.path;
  }
  return null;
};

describe('the text of a runbook', () => {
  it('has a head with defaults, and a body', () => {
    expect(readRunbook(text('title: Over-restriction\nfailure: F4\nzones: [payments]'))).toEqual({
      title: 'Over-restriction',
      failure: 'F4',
      rules: [],
      detectors: [],
      zones: ['payments'],
      owner: null,
      reviewDays: 180,
      body: 'Do it.',
    });
  });

  it('is refused with the field that is wrong', () => {
    expect(refusalOf('Do it.')).toBe('text');
    expect(refusalOf(text('title: [', 'x'))).toBe('text');
    expect(refusalOf(text('failure: F4'))).toBe('title');
    expect(refusalOf(text('title: Abc\nfailure: F9'))).toBe('failure');
    expect(refusalOf(text('title: Abc\ndetectors: [nothing]'))).toBe('detectors.0');
    expect(refusalOf(text('title: Abc\nzone: payments'))).toBe('text');
    expect(refusalOf(text('title: Abc', ' '))).toBe('text');
    expect(refusalOf(text('title: Abc', '{{ value M11 }}'))).toBe('text');
  });
});

describe('live values', () => {
  it('name a signal, a scope and a window', () => {
    expect(findValueTags('Now {{ value M6 zone=$zone window=15m }} and {{value denials}}.')).toEqual([
      {
        tag: '{{ value M6 zone=$zone window=15m }}',
        signal: 'M6',
        scope: { zone: '$zone' },
        windowSeconds: 900,
        problem: null,
      },
      { tag: '{{value denials}}', signal: 'denials', scope: {}, windowSeconds: 3_600, problem: null },
    ]);
    expect(replaceValueTags('{{ value M1 }}, {{ value M2 }}', (place) => `#${place}`)).toBe('#0, #1');
  });

  it('say what is wrong with them', () => {
    for (const tag of ['{{ value M1 window=1y }}', '{{ value M1 window=31d }}', '{{ value M1 host=a }}'])
      expect(findValueTags(tag)[0]?.problem).not.toBeNull();
  });
});
