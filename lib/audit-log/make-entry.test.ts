import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalizeJson } from './canonicalize-json';
import { commitValue } from './commit-value';
import { makeEntry, type AuditFacts } from './make-entry';
import { finishLeaf, MAX_LEAF_BYTES } from './make-leaf';

const KEY = Buffer.alloc(32, 1);
const AT = Date.parse('2026-11-21T10:00:00Z') * 1_000;
const make = (facts: AuditFacts) => {
  const { leaf, sealed, ...head } = makeEntry(facts, KEY, randomBytes);
  const bytes = finishLeaf(Buffer.from(leaf.text), leaf.recordedAt, AT);
  return { bytes, said: JSON.parse(bytes.toString('utf8')) as Record<string, unknown>, sealed, head };
};

const text = fc.string({ unit: 'binary', maxLength: 400 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value);
const party = fc.record({ type: text, id: text, name: maybe(text) });
const anyFacts: fc.Arbitrary<AuditFacts> = fc.record({
  id: fc.uuid(),
  occurredAt: fc.integer({ min: 0, max: AT }),
  actor: party,
  action: text,
  targets: fc.array(party, { maxLength: 30 }),
  zone: maybe(text),
  outcome: maybe(fc.constantFrom('success', 'failure')),
  context: fc.record({ ip: maybe(text), userAgent: maybe(text), location: maybe(text) }),
  changes: fc.jsonValue(),
  data: fc.record({ source: text, adapter: text, environment: text }),
});

it('a leaf is in canonical form, holds the time of its recording, and commits to what stands beside it', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { bytes, said, sealed } = make(facts);
      expect(bytes.equals(canonicalizeJson(said))).toBe(true);
      expect(said.recordedAt).toBe('2026-11-21T10:00:00.000000Z');
      const commitments = said.sealed as Record<string, string>;
      expect(Object.keys(commitments)).toEqual(Object.keys(sealed).toSorted());
      for (const [field, { salt, value }] of Object.entries(sealed))
        expect(commitments[field]).toBe(commitValue(Buffer.from(salt, 'base64'), value));
    }),
  );
});

it('a leaf is never too long, whatever it tells', () => {
  const long = '\u0001'.repeat(5_000);
  const parties = Array.from({ length: 40 }, () => ({ type: long, id: long, name: long }));
  const { bytes, said, sealed } = make({
    id: '00112233-4455-8677-8899-aabbccddeeff',
    occurredAt: AT,
    actor: parties[0]!,
    action: long,
    targets: parties,
    zone: long,
    outcome: 'failure',
    context: { ip: long, userAgent: long, location: long },
    changes: { long },
    data: { source: long, adapter: long, environment: long, service: long },
  });
  expect(bytes.length).toBeLessThanOrEqual(MAX_LEAF_BYTES);
  expect(said.targets).toHaveLength(20);
  // Nothing is lost by it.
  expect(sealed.targets?.value).toEqual(parties.map(({ type, id }) => ({ type, id })));
});
