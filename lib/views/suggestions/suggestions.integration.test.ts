import { beforeAll, describe, expect, test } from 'vitest';
import { ownOccasion } from '@/lib/auth/occasion';
import { giveVerdict } from '@/lib/commands/review/give-verdict';
import { suggestionQuerySchema } from '@/lib/domain/read-models/suggestions';
import { deriveEventId } from '@/lib/ingest/steps/to-record';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { actorOf } from '../testing/test-actor';
import { writeEvents } from '../testing/write-events';
import { getPolicySuggestions } from './get-policy-suggestions';

useTestDatabase();

const NOW = new Date('2026-11-21T12:00:00Z');
const POLICY = 'pay/egress';
const reviewer = actorOf('reviewer');
const CEDAR = `@id("writers")
permit (principal, action == Action::"POST", resource);
@id("readers")
permit (principal, action == Action::"GET", resource);
@id("erasers")
permit (principal, action == Action::"DELETE", resource);
`;

const decision = (id: string, clock: string, outcome: string, path: string, mutual = true, fields = {}) => ({
  kind: 'decision',
  id,
  occurredAt: `2026-11-21T${clock}Z`,
  outcome,
  zone: 'pay',
  environment: 'aws',
  service: 'checkout',
  principal: 'Workload::"spiffe://acme.example/ns/shop/sa/checkout"',
  policy: POLICY,
  rule: outcome === 'allow' ? 'readers' : undefined,
  revision: 'r1',
  action: 'Action::"GET"',
  resource: 'Service::"vault"',
  sampleRate: 0.5,
  input: {
    principal: { type: 'Workload', id: 'spiffe://acme.example/ns/shop/sa/checkout' },
    action: { type: 'Action', id: 'GET' },
    resource: { type: 'Service', id: 'vault' },
    context: { path, tls: { mutual } },
    entities: [],
  },
  ...fields,
});

const flow = (id: string, sourceService: string, port: number) => ({
  kind: 'flow',
  id,
  occurredAt: '2026-11-21T10:30:00Z',
  outcome: 'allowed',
  principal: `spiffe://acme.example/ns/shop/sa/${sourceService}`,
  sourceZone: 'shop',
  sourceService,
  targetZone: 'pay',
  targetService: 'vault',
  port,
  protocol: 'https',
});

const judge = (id: string, judgement: 'true-block' | 'false-positive') =>
  giveVerdict(
    reviewer,
    { eventId: deriveEventId('engines', id), judgement, origin: 'targeted' },
    ownOccasion(NOW),
  );

beforeAll(async () => {
  await writeEvents(
    [
      {
        kind: 'change',
        id: 'published',
        type: 'policy-published',
        occurredAt: '2026-11-20T08:00:00Z',
        zone: 'pay',
        policy: POLICY,
        revision: 'r1',
        files: { 'egress.cedar': CEDAR },
      },
      decision('erased', '08:00:00', 'allow', '/v1/cards/tok_ab11', true, {
        occurredAt: '2026-11-19T08:00:00Z',
        rule: 'erasers',
      }),
      decision('allowed-1', '10:00:00', 'allow', '/v1/cards/tok_ab12'),
      decision('allowed-2', '10:01:00', 'allow', '/v1/cards/tok_cd34'),
      decision('denied-wrongly', '10:02:00', 'deny', '/v1/tokens'),
      decision('denied-rightly', '10:03:00', 'deny', '/v1/cards/tok_ef56', false),
      decision('denied-open', '10:04:00', 'deny', '/v1/cards/tok_gh78'),
      decision('elsewhere', '10:05:00', 'allow', '/v1/scores', true, {
        service: 'refunds',
        resource: 'Service::"scores"',
      }),
      flow('flow-1', 'checkout', 8443),
      flow('flow-2', 'refunds', 9443),
    ],
    NOW,
    'events',
    'engines',
  );
  await judge('denied-wrongly', 'false-positive');
  await judge('denied-rightly', 'true-block');
});

const suggest = async (query: object, actor = reviewer) =>
  getPolicySuggestions(
    actor,
    suggestionQuerySchema.parse({
      from: '2026-11-21T08:00:00Z',
      to: '2026-11-21T12:00:00Z',
      ...query,
    }),
    NOW,
  );

describe('suggestions', () => {
  test('need a service, and name those that were decided for', async () => {
    const { services, suggestion } = await suggest({});
    expect(suggestion).toBeNull();
    // By hand: five decisions sampled at one half stand for ten.
    expect(services).toEqual([
      { service: 'checkout', decisions: 10, denials: 6 },
      { service: 'refunds', decisions: 2, denials: 0 },
    ]);
  });

  test('permit as Cedar what was allowed or wrongly denied, and keep what was rightly blocked', async () => {
    const { suggestion } = await suggest({ service: 'checkout' });
    expect(suggestion).toMatchObject({
      policy: POLICY,
      read: { events: 5, total: 5, isWhole: true },
      observed: {
        allowed: { events: 2, weight: 4 },
        falsePositives: { events: 1, weight: 2 },
        trueBlocks: { events: 1, weight: 2 },
        unsettled: { events: 1, weight: 2 },
      },
      isSmallest: true,
      uncovered: [],
      replay: {
        by: 'cedar',
        good: 3,
        goodPermitted: 3,
        trueBlocks: 1,
        trueBlocksBlocked: 1,
        unsettled: 1,
        unsettledPermitted: 1,
      },
      mapping: null,
      isReplayable: true,
    });
    expect(suggestion!.rules).toMatchObject([
      {
        resources: ['Service::"vault" /v1/cards/*'],
        conditions: ['tls.mutual is true'],
        events: 2,
        weight: 4,
        open: [{ resource: 'Service::"vault" /v1/cards/*', seen: 2 }],
        denied: [{ resource: 'Service::"vault" /v1/cards/tok_gh78', events: 1 }],
        deniedEvents: 1,
      },
      { resources: ['Service::"vault" /v1/tokens'], conditions: [], events: 1 },
    ]);
  });

  test('name permissions in force that nobody used, with their last use', async () => {
    const { suggestion } = await suggest({ service: 'checkout' });
    expect(suggestion!.granted).toMatchObject([
      {
        policy: POLICY,
        revision: 'r1',
        language: 'cedar',
        grants: 3,
        unused: [
          { name: 'writers', lastUsedAt: null },
          { name: 'erasers', lastUsedAt: '2026-11-19T08:00:00.000000Z' },
        ],
      },
    ]);
  });

  test('name callers and ports as NetworkPolicy, but no connection that carried a true block', async () => {
    const { suggestion } = await suggest({ service: 'vault', language: 'network-policy' });
    expect(suggestion!.text).toContain('app.kubernetes.io/name: refunds');
    expect(suggestion!.text).not.toContain('app.kubernetes.io/name: checkout');
    expect(suggestion).toMatchObject({
      uncoveredEvents: 1,
      uncovered: [{ principal: 'shop/checkout', action: 'TCP 8443', resource: 'ingress' }],
      replay: { by: 'own-reading', good: 2, goodPermitted: 1, trueBlocks: 1, trueBlocksBlocked: 1 },
      isReplayable: false,
    });
  });

  test('name identities, methods and paths as AuthorizationPolicy', async () => {
    const { suggestion } = await suggest({ service: 'vault', language: 'istio' });
    expect(suggestion!.text).toContain('acme.example/ns/shop/sa/checkout');
    expect(suggestion!.text).toContain('/v1/tokens');
    // This language cannot tell the true block's path from other ids, so the good paths are written out.
    expect(suggestion!.text).not.toContain('{*}');
    expect(suggestion!.replay).toMatchObject({ good: 3, goodPermitted: 3, trueBlocksBlocked: 1 });
  });

  test('are nothing for a service that nothing was seen of', async () => {
    const { suggestion } = await suggest({ service: 'ghost' });
    expect(suggestion).toMatchObject({ text: '', rules: [], replay: null, granted: [] });
  });

  test('need the permission for single events, and keep to the zones of the reader', async () => {
    await expect(suggest({}, actorOf('viewer'))).rejects.toMatchObject({ code: 'forbidden' });
    const { suggestion, services } = await suggest({ service: 'checkout' }, actorOf('reviewer', ['web']));
    expect(services).toEqual([]);
    expect(suggestion).toMatchObject({ text: '', read: { events: 0 } });
  });
});
