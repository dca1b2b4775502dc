import { describe, expect, it } from 'vitest';
import { weightOf } from '@/lib/domain/event-weight';
import { fuzzAdapter } from '@/lib/ingest/testing/fuzz-adapter';
import { mapText, RECEIVED_AT } from '@/lib/ingest/testing/map-text';
import { conftestAdapter } from './map-conftest';

/** With every list that the output may have (output/result.go). */
const CHECK = {
  filename: 'deploy/cart.yaml',
  namespace: 'kubernetes.pods',
  successes: 4,
  warnings: [{ msg: 'no owner', metadata: { query: 'data.kubernetes.pods.warn' } }],
  failures: [
    {
      msg: 'runs as root',
      loc: { file: 'deploy/cart.yaml', line: 12 },
      metadata: { query: 'data.kubernetes.pods.deny_root', severity: 'high' },
    },
  ],
  exceptions: [{ msg: 'data.kubernetes.pods.exception[_][_] == "host"', metadata: {} }],
  skipped: [{ msg: '', metadata: { query: 'data.kubernetes.pods.deny_old' } }],
};

const read = (output: unknown) => mapText(conftestAdapter, JSON.stringify(output));

describe('the output of conftest', () => {
  it('is a decision for each rule that spoke, and one for all that passed', () => {
    const { events } = read([CHECK]);
    expect(events).toMatchObject([
      {
        kind: 'decision',
        outcome: 'deny',
        occurredAt: RECEIVED_AT,
        policy: 'kubernetes.pods',
        rule: 'deny_root',
        action: 'test',
        resource: 'deploy/cart.yaml',
        reason: 'runs as root',
        labels: { file: 'deploy/cart.yaml', line: '12', severity: 'high' },
      },
      { outcome: 'would-deny', rule: 'warn', reason: 'no owner' },
      { outcome: 'allow', labels: { list: 'exceptions' } },
      { outcome: 'unevaluated', rule: 'deny_old', reason: undefined },
      { outcome: 'allow', labels: { list: 'successes', passed_rules: '4' } },
    ]);
    expect(weightOf(events[4]!.sampleRate!)).toBe(4);
    expect(events[0]!.sampleRate).toBeUndefined();
  });

  it('that is sent again is the same; what one rule says twice of a file is two', () => {
    const ids = () => read([CHECK]).events.map(({ id }) => id);
    expect(ids()).toEqual(ids());
    const twice = read({ ...CHECK, failures: [...CHECK.failures, ...CHECK.failures] }).events;
    expect(new Set(twice.map(({ id }) => id)).size).toBe(6);
    expect(twice.map(({ id }) => id)).toEqual(expect.arrayContaining(ids()));
  });

  it('of older versions lists what passed', () => {
    const { events } = read({ filename: 'a', successes: [{ msg: 'ok' }, { msg: 'ok' }], failures: null });
    expect(events).toMatchObject([
      { outcome: 'allow', policy: 'main', reason: 'ok' },
      { outcome: 'allow', sampleRate: undefined },
    ]);
  });

  it('counts one passed rule as one', () => {
    expect(read({ ...CHECK, successes: 1 }).events.at(-1)).toMatchObject({
      outcome: 'allow',
      sampleRate: undefined,
    });
  });
});

it.each([
  ['no file', { ...CHECK, filename: undefined }, 'filename'],
  ['failures that are a number', { ...CHECK, failures: 3 }, 'failures'],
  ['a message that is no text', { ...CHECK, failures: [{ msg: 5 }] }, 'failures.0.msg'],
  ['a number of successes that is none', { ...CHECK, successes: -1 }, 'successes'],
  ['nothing said', { filename: 'a', namespace: 'main', successes: 0 }, 'successes'],
  ['a text', 'x', ''],
])('%s is refused by the name of the field', (_, record, path) => {
  expect(conftestAdapter.map(record, { receivedAt: RECEIVED_AT, mappingRules: [] })).toMatchObject({
    refusal: { path },
  });
});

fuzzAdapter(conftestAdapter, {
  samples: [JSON.stringify([CHECK, { filename: '', namespace: 'main', successes: [{ msg: 'ok' }] }])],
  decisive: ['failures', 'warnings', 'successes'],
});
