import { describe, expect, it } from 'vitest';
import { eventSchema, type Event } from '@/lib/domain/event';
import { NO_TRUST_RULES } from '@/lib/domain/trust-rules/compile-trust-rules';
import { parseMicros } from '@/lib/domain/timestamp';
import { deriveEventId, hashBody, toRecord, type RecordContext } from './to-record';

const NOW = '2026-11-21T10:00:00Z';
const DAY = 86_400_000_000;

const context: RecordContext = {
  source: 'opa-eu',
  adapter: 'native',
  receivedAt: parseMicros(NOW),
  oldest: parseMicros(NOW) - 90 * DAY,
  backfill: false,
  // Checkout moved from "shop" to "payments" on the 20th.
  trustRules: NO_TRUST_RULES,
  findZone: (service, at) =>
    service === 'checkout' ? (at < parseMicros('2026-11-20T00:00:00Z') ? 'shop' : 'payments') : null,
};

const DECISION = { kind: 'decision', id: 'd-1', occurredAt: NOW, outcome: 'deny', policy: 'http/authz' };
const event = (fields: object): Event => eventSchema.parse({ ...DECISION, ...fields });

function record(fields: object, over: Partial<RecordContext> = {}) {
  const made = toRecord(event(fields), '{"raw":1}', 7, { ...context, ...over });
  if ('refusal' in made) throw new Error(made.refusal.code);
  return made;
}
function refusal(fields: object) {
  const made = toRecord(event(fields), '{}', 0, context);
  return 'refusal' in made ? made.refusal : null;
}

describe('the identity of an event', () => {
  it('is a UUID of its source and native id, whatever else it says', () => {
    const id = deriveEventId('opa-eu', 'd-1');
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(record({}).id).toBe(id);
    expect(record({ occurredAt: '2026-11-01T00:00:00Z', outcome: 'allow', service: 'x' }).id).toBe(id);
    expect(record({}, { receivedAt: context.receivedAt + DAY, findZone: () => 'other' }).id).toBe(id);
  });

  it('differs by source and by id, and their border is kept', () => {
    const ids = [
      deriveEventId('opa', 'd-1'),
      deriveEventId('opa', 'd-2'),
      deriveEventId('opa-us', 'd-1'),
      deriveEventId('opad', '-1'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('its body is told apart by a hash that a number holds exactly', () => {
    expect(record({}).bodyHash).toBe(hashBody('{"raw":1}'));
    expect(hashBody('{"a":1}')).not.toBe(hashBody('{"a": 1}'));
    expect(Number.isSafeInteger(hashBody('x'))).toBe(true);
  });
});

describe('the time of an event', () => {
  it('is kept to the microsecond, in UTC', () => {
    expect(record({ occurredAt: '2026-11-21T10:59:59.123456789+01:00' }).occurredAt).toBe(
      parseMicros('2026-11-21T09:59:59.123456Z'),
    );
    expect(record({ sentAt: '2026-11-21T09:59:59.5Z' }).sentAt).toBe(parseMicros('2026-11-21T09:59:59.5Z'));
    expect(record({}).sentAt).toBeNull();
  });

  it('more than five minutes ahead is a skewed clock, and accepted', () => {
    expect(record({ occurredAt: '2026-11-21T10:05:00Z' }).clockSkewed).toBe(false);
    expect(record({ occurredAt: '2026-11-21T10:05:00.000001Z' }).clockSkewed).toBe(true);
    expect(record({ occurredAt: '2031-01-01T00:00:00Z' }).clockSkewed).toBe(true);
  });

  it('older than the retention is refused as too late', () => {
    expect(refusal({ occurredAt: '2026-08-23T10:00:00Z' })).toBeNull();
    expect(refusal({ occurredAt: '2026-08-23T09:59:59.999999Z' })).toMatchObject({
      code: 'too-late',
      path: 'occurredAt',
    });
  });

  it.each([
    '2026-02-30T00:00:00Z',
    '2026-11-21T24:00:00Z',
    '2026-11-21T10:00:00+99:00',
    '9999-12-31T23:59:59-12:00',
  ])('that does not exist is refused: %s', (occurredAt) => {
    expect(refusal({ occurredAt })).toMatchObject({ code: 'invalid-field', path: 'occurredAt' });
  });

  it('that only its sender gives up on is not held against it', () => {
    expect(record({ sentAt: '0000-01-01T00:00:00Z' }).sentAt).toBeNull();
  });
});

describe('the zone of an event', () => {
  it('is its own word, else that of its service at that time, else none', () => {
    expect(record({ zone: 'edge', service: 'checkout' }).zone).toBe('edge');
    expect(record({ service: 'checkout' }).zone).toBe('payments');
    expect(record({ service: 'checkout', occurredAt: '2026-11-19T23:59:59Z' }).zone).toBe('shop');
    expect(record({ service: 'unheard-of' }).zone).toBe('unzoned');
    expect(record({}).zone).toBe('unzoned');
  });

  it('of its target is found likewise, and missing where nothing says it', () => {
    expect(record({ targetZone: 'pii' }).targetZone).toBe('pii');
    expect(record({ targetService: 'checkout' }).targetZone).toBe('payments');
    expect(record({ targetService: 'unheard-of' }).targetZone).toBeNull();
    expect(record({}).targetZone).toBeNull();
  });

  it('of a flow is that of its source', () => {
    const flow = { kind: 'flow', outcome: 'denied', sourceService: 'checkout', targetZone: 'pii' };
    expect(record(flow)).toMatchObject({ service: 'checkout', zone: 'payments', targetZone: 'pii' });
    expect(record({ ...flow, sourceZone: 'edge' }).zone).toBe('edge');
    expect(record({ ...flow, service: 'mesh', zone: 'infra' })).toMatchObject({
      service: 'mesh',
      zone: 'infra',
    });
  });
});

describe('the columns of an event', () => {
  it('stand for one event unless it was sampled', () => {
    expect(record({}).sampleRate).toBe(1);
    expect(record({ sampleRate: 0.25 }).sampleRate).toBe(0.25);
  });

  it('hold trace ids in lower case', () => {
    const ids = { traceId: '4BF92F3577B34DA6A3CE929D0E0E4736', spanId: '00F067AA0BA902B7' };
    expect(record(ids)).toMatchObject({
      traceId: ids.traceId.toLowerCase(),
      spanId: ids.spanId.toLowerCase(),
    });
  });

  it.each([
    [
      {
        rule: 'r',
        revision: 'v',
        action: 'GET',
        resource: '/x',
        reason: 'no',
        latencyMs: 1.5,
        principal: 'p',
      },
      {
        rule: 'r',
        revision: 'v',
        action: 'GET',
        resource: '/x',
        reason: 'no',
        latencyMs: 1.5,
        principal: 'p',
      },
    ],
    [
      { kind: 'traffic', windowStart: NOW, windowEnd: NOW, requests: 10, evaluated: 9 },
      { outcome: null, requests: 10, evaluated: 9 },
    ],
    [
      {
        kind: 'attestation',
        outcome: 'stale',
        subject: 'spiffe://x',
        host: 'n1',
        method: 'tpm',
        reason: 'old',
      },
      { outcome: 'stale', subject: 'spiffe://x', host: 'n1', method: 'tpm', reason: 'old' },
    ],
    [
      { kind: 'auth', outcome: 'failure', provider: 'okta', method: 'mfa', reason: 'expired' },
      { outcome: 'failure', provider: 'okta', method: 'mfa', reason: 'expired' },
    ],
    [
      { kind: 'flow', outcome: 'error', bytes: 5, latencyMs: 2, policy: 'np' },
      { bytes: 5, latencyMs: 2, policy: 'np' },
    ],
    [
      {
        kind: 'audit',
        outcome: 'success',
        actor: { type: 'user', id: 'ann' },
        action: 'role.granted',
        targets: [{ type: 'role', id: 'admin' }],
        context: {},
      },
      { outcome: 'success', principal: 'ann', action: 'role.granted', resource: 'role/admin' },
    ],
    [
      { kind: 'heartbeat', tagged: false, missingTags: ['zone', 'owner'], bytes: 10 },
      { bytes: 10, reason: 'zone, owner' },
    ],
    [
      { kind: 'drift', outcome: 'detected', driftId: 'dr-1', type: 'config', detectedAt: NOW },
      { outcome: 'detected', subject: 'dr-1' },
    ],
    [
      { kind: 'alert', outcome: 'opened', alertId: 'al-1', title: 'Down', severity: 'page' },
      { outcome: 'opened', subject: 'al-1' },
    ],
    [
      {
        kind: 'data-access',
        outcome: 'denied',
        classification: 'pii',
        action: 'transfer',
        bytes: 3,
        rule: 'eu-only',
        toRegion: 'us-east-1',
      },
      { outcome: 'denied', action: 'transfer', bytes: 3, rule: 'eu-only', toRegion: 'us-east-1' },
    ],
    [{ kind: 'source-report', dropped: 12 }, { dropped: 12 }],
  ])('hold what lists and filters need of %j', (fields, columns) => {
    const { kind } = event(fields);
    expect(record(fields)).toMatchObject({
      kind,
      ...columns,
      payload: '{"raw":1}',
      index: 7,
      nativeId: 'd-1',
    });
  });

  it('of a change hold what its projection needs', () => {
    const change = {
      type: 'policy-published',
      policy: 'http/authz',
      revision: 'v2',
      author: 'ann',
      commit: 'abc',
      message: 'Tighten',
      url: 'https://git/abc',
      canaryShare: 0.1,
      reviewUrl: 'https://git/pull/7',
      parent: 'v1',
      files: { 'authz.rego': 'package authz' },
    };
    const made = record({ kind: 'change', ...change });
    const { policy, revision, ...rest } = change;
    expect(made).toMatchObject({ policy, revision, change: rest });
    expect(record({}).change).toBeNull();
  });
});

describe('an event with words too long for an index', () => {
  const wide = (length: number) => '語'.repeat(length);

  it.each([
    [{ service: wide(300), environment: wide(300), policy: wide(301) }, 'policy'],
    [{ policy: wide(500), revision: wide(400) }, 'policy'],
    [{ kind: 'attestation', outcome: 'valid', subject: wide(900) }, 'subject'],
  ])('is refused and says which is the longest', (fields, path) => {
    expect(refusal(fields)).toMatchObject({ code: 'too-long', path });
  });

  it('is kept while all of them fit', () => {
    expect(
      refusal({ service: 'a'.repeat(500), environment: 'b'.repeat(500), policy: 'c'.repeat(500) }),
    ).toBeNull();
    expect(refusal({ policy: wide(400), reason: wide(10_000) })).toBeNull();
  });
});
