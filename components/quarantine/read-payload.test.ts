import { expect, it } from 'vitest';
import { readPayload, SHOWN_CHARACTERS } from './read-payload';

it('indents a payload that is JSON', () => {
  expect(readPayload('{"kind":"decision","ids":[1]}')).toEqual({
    text: '{\n  "kind": "decision",\n  "ids": [\n    1\n  ]\n}',
    isJson: true,
    hidden: 0,
  });
});

it('leaves a payload that is no JSON as it came', () => {
  expect(readPayload('{"kind":"deci')).toEqual({ text: '{"kind":"deci', isJson: false, hidden: 0 });
});

it('says how much of a long payload it leaves out', () => {
  const shown = readPayload('x'.repeat(SHOWN_CHARACTERS + 7));
  expect(shown.text).toHaveLength(SHOWN_CHARACTERS);
  expect(shown.hidden).toBe(7);
});
