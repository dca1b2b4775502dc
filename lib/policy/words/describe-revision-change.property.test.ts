import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeWordsSchema } from '@/lib/domain/read-models/policy-words';
import { describeRevisionChange } from './describe-revision-change';
import * as pairs from './testing/revision-pairs';

const SEEDS = Object.values(pairs).flatMap(({ before, after }) =>
  [before, after].flatMap((texts) => Object.values(texts)),
);
const PATHS = ['a.cedar', 'a.rego', 'a.yaml', 'a.json', 'a'];
const SCRAPS = [
  '"',
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  '\n---\n',
  '- ',
  ': ',
  ';',
  '//',
  '#',
  '`',
  '*a',
  '&a ',
  '\u0000',
  '😀',
  '  ',
];

/** A policy in which pieces were cut out, doubled, or put in. */
const mutated: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...SEEDS),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 40 }), fc.oneof(fc.constantFrom('', ...SCRAPS), fc.string())), {
      maxLength: 4,
    }),
  )
  .map(([seed, edits]) =>
    edits.reduce((text, [place, length, put]) => {
      const at = place % (text.length + 1);
      return text.slice(0, at) + put + text.slice(at + length);
    }, seed),
  );
const anyText = fc.oneof({ arbitrary: mutated, weight: 6 }, { arbitrary: fc.string(), weight: 1 });
const anyTexts = fc.dictionary(fc.constantFrom(...PATHS), anyText, { maxKeys: 3 });

test('any two revisions are described, whatever their texts hold', () => {
  fc.assert(
    fc.property(anyTexts, anyTexts, (before, after) => {
      expect(changeWordsSchema.safeParse(describeRevisionChange(before, after)).success).toBe(true);
    }),
    { numRuns: 800 },
  );
});

test('a revision does not differ from itself', () => {
  fc.assert(
    fc.property(anyTexts, (texts) => {
      expect(describeRevisionChange(texts, { ...texts })).toMatchObject({
        verdict: 'Nothing changed.',
        statements: [],
      });
    }),
    { numRuns: 200 },
  );
});

test('moving every text to another file changes no meaning, unless it is only compared as text', () => {
  fc.assert(
    fc.property(anyTexts, (texts) => {
      const moved = Object.fromEntries(Object.entries(texts).map(([path, text]) => [`moved/${path}`, text]));
      const { files, statements } = describeRevisionChange(texts, moved);
      const read = new Set(
        files.filter(({ comparison }) => comparison === 'structural').map(({ path }) => path),
      );
      const told = statements.filter(({ place, what }) => read.has(place.file) && what !== 'data');
      expect(told.filter(({ effect }) => effect === 'widens' || effect === 'narrows')).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
