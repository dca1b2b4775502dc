import { describe, expect, it } from 'vitest';
import { readLogfmt } from './read-logfmt';

describe('a line in logfmt', () => {
  it.each([
    ['level=info msg=ready', { level: 'info', msg: 'ready' }],
    ['msg="two words" n=1', { msg: 'two words', n: '1' }],
    [String.raw`error="desc = \"a \\\"b\\\"\"" x=`, { error: String.raw`desc = "a \"b\""`, x: '' }],
    [String.raw`msg="tab\tbell\a"`, { msg: String.raw`tab\tbell\a` }],
    ['__proto__=x msg=ok', JSON.parse('{"__proto__":"x","msg":"ok"}') as object],
  ])('%s', (line, fields) => {
    expect(readLogfmt(line)).toEqual(fields);
  });

  it.each(['', 'plain words', 'msg="never closed', 'a=b plain'])('%j is none', (line) => {
    expect(readLogfmt(line)).toBeNull();
  });
});
