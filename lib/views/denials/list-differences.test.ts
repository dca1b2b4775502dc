import { describe, expect, test } from 'vitest';
import { listDifferences, type Comparable } from './list-differences';

const decision = (
  fields: Partial<Omit<Comparable, 'event'>> & { event?: Partial<Comparable['event']> } = {},
): Comparable => ({
  input: {},
  labels: {},
  masked: [],
  ...fields,
  event: {
    service: 'payments-api',
    zone: 'pci',
    environment: null,
    resource: '/cards',
    targetService: null,
    targetZone: null,
    rule: null,
    revision: 'v14',
    reason: null,
    ...fields.event,
  },
});

describe('differences', () => {
  test('are paths with both values; what one side lacks has none there', () => {
    expect(
      listDifferences(
        decision({ input: { port: 443, user: { groups: ['a', 'b'] }, only: true } }),
        decision({ input: { port: 8443, user: { groups: ['a'] } }, event: { revision: 'v13' } }),
      ),
    ).toEqual([
      { path: '/revision', denied: 'v14', allowed: 'v13' },
      { path: '/input/port', denied: 443, allowed: 8443 },
      { path: '/input/user/groups/1', denied: 'b', allowed: undefined },
      { path: '/input/only', denied: true, allowed: undefined },
    ]);
  });

  test('include labels, and escape slashes and tildes of names as JSON pointers do', () => {
    expect(
      listDifferences(decision({ labels: { 'app/na~me': 'x' } }), decision({ labels: { 'app/na~me': 'y' } })),
    ).toEqual([{ path: '/labels/app~1na~0me', denied: 'x', allowed: 'y' }]);
  });

  test('are none between equal decisions', () => {
    expect(listDifferences(decision({ input: { a: [] } }), decision({ input: { a: [] } }))).toEqual([]);
  });

  test('never show what either source masked, nor what lies around it', () => {
    const input = (password: string, card: unknown) => ({ password, card, safe: password });
    expect(
      listDifferences(
        decision({ input: input('one', { number: 1 }), masked: ['/input/password'] }),
        decision({ input: input('two', 'gone'), masked: ['input.card.number'] }),
      ),
    ).toEqual([{ path: '/input/safe', denied: 'one', allowed: 'two' }]);
  });

  test('put what is new with every request last', () => {
    const paths = listDifferences(
      decision({ input: { id: 'f3f3c1a0-0000-4000-8000-000000000001', time: '2026-11-21T10:00:00Z', z: 1 } }),
      decision({ input: { id: 'f3f3c1a0-0000-4000-8000-000000000002', time: '2026-11-21T10:00:01Z', z: 2 } }),
    ).map(({ path }) => path);
    expect(paths).toEqual(['/input/z', '/input/id', '/input/time']);
  });

  test('are at most 100, with long texts cut', () => {
    const many = (value: string) =>
      Object.fromEntries(Array.from({ length: 500 }, (_, key) => [`k${key}`, value]));
    const differences = listDifferences(
      decision({ input: many('x'.repeat(5_000)) }),
      decision({ input: many('y') }),
    );
    expect(differences).toHaveLength(100);
    expect(String(differences[0]!.denied)).toHaveLength(1_001);
  });
});
