import { beforeAll, describe, expect, it } from 'vitest';
import { makeAlert } from '@/lib/alerting/testing/alert-fixtures';
import type { DueMessage } from '@/lib/alerting/messages/decide-messages';
import type { AlertGroup, AlertRecord } from '@/lib/domain/alerting/alert-record';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { writeEvents } from '../testing/write-events';
import { gatherMessageFacts } from './gather-message-facts';

const NOW = new Date('2026-11-21T10:00:00Z');
const before = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString();
const around = {
  address: 'https://gatehouse.example.com',
  runbooks: [
    {
      slug: 'over-restriction',
      title: 'Good traffic is denied',
      failure: 'F4',
      rules: [],
      detectors: [],
      zones: [],
      isReadyMade: true,
    },
  ],
  now: NOW,
};
const GROUP: AlertGroup = {
  id: 'group',
  key: '[]',
  zone: 'payments',
  cause: 'policy',
  category: 'trust',
  drillId: null,
  openedAtMs: NOW.getTime(),
  closedAtMs: null,
  notifiedAtMs: null,
  messages: 0,
  messagesInHour: 0,
};
const message = (...alerts: Partial<AlertRecord>[]): DueMessage => ({
  kind: 'firing',
  group: GROUP,
  alerts: alerts.map((over) => makeAlert(over)),
  before: { firing: 0, ended: 0 },
});

const denials = (policy: string, service: string, zone: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    kind: 'decision',
    id: `${policy}-${service}-${zone}-${index}`,
    occurredAt: before(30),
    outcome: 'deny',
    policy,
    service,
    zone,
  }));

describe('what is known around a message', () => {
  useTestDatabase();

  beforeAll(async () => {
    await writeEvents(
      [
        ...denials('pci/egress', 'checkout', 'payments', 9),
        ...denials('pci/egress', 'carts', 'payments', 4),
        ...denials('pci/ingress', 'carts', 'payments', 3),
        ...denials('pci/a', 'ledger', 'payments', 2),
        ...denials('pci/b', 'search', 'payments', 1),
        ...denials('shop', 'web', 'edge', 50),
        {
          kind: 'change',
          id: 'activated',
          type: 'policy-activated',
          occurredAt: before(40),
          policy: 'pci/egress',
          revision: 'v14',
          environment: 'aws',
          author: 'ada',
        },
        {
          kind: 'change',
          id: 'old',
          type: 'policy-activated',
          occurredAt: before(90),
          policy: 'pci/egress',
          revision: 'v13',
        },
      ],
      NOW,
    );
  });

  it('is the three policies and services of its zone that fail most, and what changed in the last hour', async () => {
    const facts = await gatherMessageFacts(
      message({ service: null, policy: null, runbook: 'over-restriction' }),
      around,
    );
    expect(facts.topPolicies).toEqual([
      { name: 'pci/egress', count: 13 },
      { name: 'pci/ingress', count: 3 },
      { name: 'pci/a', count: 2 },
    ]);
    expect(facts.topServices).toEqual([
      { name: 'checkout', count: 9 },
      { name: 'carts', count: 7 },
      { name: 'ledger', count: 2 },
    ]);
    expect(facts.changes).toEqual([
      {
        at: '2026-11-21T09:20:00.000000Z',
        what: 'pci/egress @ v14 activated in aws by ada',
        url: 'https://gatehouse.example.com/policies/pci%2Fegress/diff?to=v14',
      },
    ]);
    expect(facts.runbook).toEqual({
      title: 'Good traffic is denied',
      url: 'https://gatehouse.example.com/runbooks/over-restriction',
    });
  });

  it('is of all zones where its alerts share none, and names no runbook that is not there', async () => {
    const facts = await gatherMessageFacts(
      message(
        { service: null, policy: null, runbook: 'gone' },
        { id: 'other', zone: 'edge', service: null, policy: null },
      ),
      around,
    );
    expect(facts.topPolicies[0]).toEqual({ name: 'shop', count: 50 });
    expect(facts.runbook).toBeNull();
  });

  it('holds the burn rates of its own condition', async () => {
    const burn = {
      objectiveId: 'm1',
      indicator: 'M1',
      long: 20,
      longSeconds: 3_600,
      short: 30,
      shortSeconds: 300,
      isUnbounded: false,
      budgetLeft: 0.4,
    };
    expect((await gatherMessageFacts(message({ burn }), around)).burn).toEqual(burn);
  });
});
