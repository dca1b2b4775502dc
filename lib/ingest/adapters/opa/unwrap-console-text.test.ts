import { describe, expect, it } from 'vitest';
import { unwrapConsoleText } from './unwrap-console-text';

const prefixed = (text: string, name = 'shop-opa-1  | ') =>
  text
    .split('\n')
    .map((line) => name + line)
    .join('\n');

describe('a log of containers', () => {
  it('holds a record a line, or one over many lines', () => {
    const pretty = JSON.stringify({ decision_id: 'a', input: { text: 'x | y }' } }, null, 2);
    const text = `${prefixed('{"decision_id":"b"}')}\n${prefixed(pretty)}\n${prefixed('{"decision_id":"c"}')}\n`;
    const records = unwrapConsoleText(text)!;
    expect(records.map((record) => (JSON.parse(record) as { decision_id: string }).decision_id)).toEqual([
      'b',
      'a',
      'c',
    ]);
  });

  it.each([
    ['kubectl logs --timestamps', '2026-11-21T09:30:00.123456789Z '],
    ['kubectl logs --prefix', '[pod/opa-7d9c8b6f5-x2x4z/opa] '],
    ['kubectl logs --prefix --timestamps', '[pod/opa-7d9c8b6f5-x2x4z/opa] 2026-11-21T09:30:00+01:00 '],
    ['a container runtime', '2026-11-21T09:30:00.123456789Z stderr F '],
  ])('holds what %s prints', (_, prefix) => {
    const text = prefixed('{"decision_id":"a"}\n{"decision_id":"b"}', prefix);
    expect(unwrapConsoleText(text)).toEqual(['{"decision_id":"a"}', '{"decision_id":"b"}']);
  });

  it('may have words between the records, which are no record', () => {
    const text = prefixed('OPA is starting\n{"decision_id":"a"}\nand stops');
    expect(unwrapConsoleText(text)).toEqual([
      '{"text":"OPA is starting"}',
      '{"decision_id":"a"}',
      '{"text":"and stops"}',
    ]);
  });

  it('ends as it was cut: the rest is one more record', () => {
    const records = unwrapConsoleText(prefixed('{\n  "decision_id": "a",\n'))!;
    expect(records).toHaveLength(1);
  });

  it.each(['', '  \n ', '{"decision_id":"a"}', 'just words', `${prefixed('{}')}\nno prefix here`])(
    '%j is none',
    (text) => {
      expect(unwrapConsoleText(text)).toBeNull();
    },
  );
});
