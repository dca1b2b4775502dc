import { expect, it } from 'vitest';
import { describeTrace } from './describe-trace';

const facts = { spans: 1, services: ['shop'], decisions: 0, denials: 0, roles: [] };

it.each([
  [{}, '1 span through shop, with 0 policy evaluations; no decision is known of it.'],
  [
    {
      spans: 1_200,
      services: ['a', 'b'],
      decisions: 1,
      denials: 1,
      roles: [{ role: 'policy', spans: 1 }] as const,
    },
    '1,200 spans through a and b, with 1 policy evaluation; 1 decision, a denial.',
  ],
  [
    { services: ['a', 'b', 'c', 'd', 'e'], decisions: 3 },
    '1 span through a, b, c and 2 more, with 0 policy evaluations; 3 decisions, none a denial.',
  ],
  [
    { spans: 0, services: [], decisions: 2, denials: 2 },
    'No spans of this trace were received; 2 decisions, all denials.',
  ],
  [
    { decisions: 3, denials: 1 },
    '1 span through shop, with 0 policy evaluations; 3 decisions, 1 of them a denial.',
  ],
])('%o is told as a sentence', (given, sentence) => {
  expect(describeTrace({ ...facts, ...given })).toBe(sentence);
});
