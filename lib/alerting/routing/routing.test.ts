import { describe, expect, it } from 'vitest';
import type { Matched, Matcher } from '@/lib/domain/alerting/matcher';
import { routingTreeSchema, type Receiver, type Route } from '@/lib/domain/alerting/routing';
import { chooseReceivers } from './choose-receivers';
import type { Directory } from './directory';
import { makeFirstTree } from './first-tree';
import { planDeliveries } from './plan-deliveries';
import { resolveReceivers } from './resolve-receivers';

const uuid = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
const [MAIL, CHAT, OPS, ROTA, EMPTY, LADDER] = [1, 2, 3, 4, 5, 6].map(uuid) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const [ADA, BOB, CEM] = [11, 12, 13].map(uuid) as [string, string, string];

const ALERT: Matched = {
  rule: 'mass-denials',
  detector: 'mass-denials',
  failure: 'F4',
  cause: 'policy',
  category: 'trust',
  severity: 'page',
  zone: 'payments',
  service: 'checkout-api',
  environment: 'aws',
  policy: 'payments/pci_egress',
  item: null,
  owner: 'pay@example.com',
  labels: { team: 'pay' },
};
const is = (field: Matcher['field'], value: string): Matcher => ({ field, operator: '=', value });
const route = (name: string, over: Partial<Route> = {}): Route => ({
  id: name,
  name,
  matchers: [],
  receivers: [],
  continue: false,
  children: [],
  ...over,
});
const ends = (tree: Route, alert: Partial<Matched> = {}) =>
  chooseReceivers(tree, { ...ALERT, ...alert }).map(({ path }) => path.map(({ name }) => name).join(' › '));

describe('the routes of an alert', () => {
  const tree = route('root', {
    children: [
      route('watch', { matchers: [is('severity', 'page')], continue: true }),
      route('pay', {
        matchers: [is('zone', 'payments')],
        children: [
          route('own', { matchers: [is('owner', 'pay@example.com'), is('label:team', 'pay')] }),
          route('aws', { matchers: [is('environment', 'aws')] }),
        ],
      }),
      route('rest', { matchers: [{ field: 'zone', operator: '=~', value: 'p*' }] }),
    ],
  });

  it.each<[string, Partial<Matched>, string[]]>([
    [
      'the first child, as deep as it goes, and past one with continue',
      {},
      ['root › watch', 'root › pay › own'],
    ],
    ['the next child where a matcher is not met', { owner: null }, ['root › watch', 'root › pay › aws']],
    [
      'the route itself where no child takes it',
      { owner: null, environment: null },
      ['root › watch', 'root › pay'],
    ],
    ['without the one that asks for pages', { severity: 'ticket' }, ['root › pay › own']],
    ['a later sibling', { zone: 'public', severity: 'ticket' }, ['root › rest']],
    ['the root where nothing else takes it', { zone: null, severity: 'ticket' }, ['root']],
  ])('are %s', (_, alert, expected) => {
    expect(ends(tree, alert)).toEqual(expected);
  });

  it('go on after a child with continue whose own children take the alert', () => {
    const nested = route('root', {
      children: [
        route('a', { continue: true, children: [route('a1', { continue: true }), route('a2')] }),
        route('b'),
        route('c'),
      ],
    });
    expect(ends(nested)).toEqual(['root › a › a1', 'root › a › a2', 'root › b']);
  });

  it('have the receivers of the nearest route above that has some, and say the way in words', () => {
    const given = route('Every alert', {
      receivers: [{ channel: CHAT }],
      children: [route('Payments', { matchers: [is('zone', 'payments'), is('label:team', 'pay')] })],
    });
    expect(chooseReceivers(given, ALERT)).toEqual([
      {
        path: [
          { id: 'Every alert', name: 'Every alert', because: 'every alert' },
          { id: 'Payments', name: 'Payments', because: 'zone is payments and label team is pay' },
        ],
        receivers: [{ channel: CHAT }],
        inheritedFrom: 'Every alert',
        why: 'Every alert › Payments (zone is payments and label team is pay)',
      },
    ]);
  });
});

describe('a tree', () => {
  const issues = (tree: unknown) =>
    routingTreeSchema.safeParse(tree).error?.issues.map(({ message }) => message) ?? [];

  it('takes every alert at its root, and has each id once', () => {
    expect(issues(route('root', { matchers: [is('zone', 'a')] }))).toEqual([
      'the first route takes every alert',
    ]);
    expect(issues(route('root', { children: [route('a'), route('a')] }))).toEqual([
      'two routes have the same id',
    ]);
    expect(issues(route('root', { children: [route('a')] }))).toEqual([]);
  });

  it('is refused when it is deeper than eight levels', () => {
    const deep = (levels: number): Route =>
      route(`r${levels}`, { children: levels === 1 ? [] : [deep(levels - 1)] });
    expect(issues(deep(8))).toEqual([]);
    expect(issues(deep(9))).not.toEqual([]);
  });
});

const person = (id: string, email: string, role: string, isDisabled = false) => ({
  id,
  email,
  name: null,
  role,
  isDisabled,
});
const DIRECTORY: Directory = {
  channels: [
    { id: CHAT, name: 'chat', kind: 'slack', isEnabled: true, isPersonalOnly: false },
    { id: MAIL, name: 'mail', kind: 'email', isEnabled: true, isPersonalOnly: true },
    { id: OPS, name: 'ops', kind: 'webhook', isEnabled: false, isPersonalOnly: false },
  ],
  people: [
    person(ADA, 'ada@example.com', 'on-call'),
    person(BOB, 'bob@example.com', 'administrator'),
    person(CEM, 'cem@example.com', 'on-call', true),
  ],
  rotations: [
    {
      id: ROTA,
      name: 'Responders',
      isTrustResponder: true,
      plan: {
        timeZone: 'UTC',
        handoffWeekday: null,
        handoffTime: '09:00',
        shiftDays: 1,
        startsOn: '2026-11-01',
        members: [ADA, BOB],
      },
      overrides: [],
    },
    {
      id: EMPTY,
      name: 'Empty',
      isTrustResponder: false,
      plan: {
        timeZone: 'UTC',
        handoffWeekday: null,
        handoffTime: '09:00',
        shiftDays: 1,
        startsOn: '2026-11-01',
        members: [],
      },
      overrides: [],
    },
  ],
  escalations: [
    {
      id: LADDER,
      name: 'Ladder',
      steps: [
        { afterMinutes: 0, receivers: [{ rotation: ROTA }] },
        { afterMinutes: 15, receivers: [{ person: 'bob@example.com' }, { channel: CHAT }] },
      ],
      repeatTimes: 0,
      repeatAfterMinutes: 30,
    },
  ],
};
/** Ada's turn: the first day. */
const AT = Date.parse('2026-11-01T12:00:00Z');
const reached = (receivers: Receiver[], steps = 1, directory = DIRECTORY, at = AT) => {
  const { targets, gaps } = resolveReceivers(receivers, directory, at, () => steps);
  return { to: targets.map(({ channelName, recipient }) => `${channelName} ${recipient}`.trim()), gaps };
};

describe('receivers', () => {
  it('are channels, people by e-mail, and who is on call by then', () => {
    expect(reached([{ channel: CHAT }, { person: 'bob@example.com' }, { rotation: ROTA }])).toEqual({
      to: ['chat', 'mail bob@example.com', 'mail ada@example.com'],
      gaps: [],
    });
    const tomorrow = AT + 86_400_000;
    expect(reached([{ rotation: ROTA }], 1, DIRECTORY, tomorrow).to).toEqual(['mail bob@example.com']);
  });

  it('are the steps of an escalation up to the one that was reached, each person once', () => {
    expect(reached([{ escalation: LADDER }]).to).toEqual(['mail ada@example.com']);
    expect(reached([{ escalation: LADDER }, { person: 'ada@example.com' }], 2).to).toEqual([
      'mail ada@example.com',
      'mail bob@example.com',
      'chat',
    ]);
  });

  it('that cannot be reached are named with the reason', () => {
    expect(
      reached([
        { channel: OPS },
        { person: 'cem@example.com' },
        { rotation: EMPTY },
        { channel: uuid(99) },
        { channel: MAIL },
      ]),
    ).toEqual({
      to: [],
      gaps: [
        'The channel ops is paused.',
        'The account of cem@example.com is disabled.',
        'Nobody is on call in the rotation Empty: it has no members.',
        'The channel was removed.',
        'The channel mail has no address of its own: name people instead, or give it one.',
      ],
    });
    const { gaps } = reached([{ rotation: ROTA }], 1, { ...DIRECTORY, channels: [] });
    expect(gaps).toEqual([
      'ada@example.com cannot be reached: people are reached by e-mail, and there is no e-mail channel.',
    ]);
  });
});

describe('the deliveries of a message', () => {
  const tree = route('All', {
    children: [
      route('Pages', { matchers: [is('severity', 'page')], receivers: [{ escalation: LADDER }] }),
      route('Nowhere', { matchers: [is('zone', 'lab')] }),
      route('Chat', { matchers: [is('zone', 'payments')], receivers: [{ channel: CHAT }] }),
    ],
  });
  const plan = (alerts: Partial<Matched>[]) =>
    planDeliveries(
      tree,
      alerts.map((alert) => ({ ...ALERT, ...alert })),
      DIRECTORY,
      AT,
      () => 1,
    );

  it('go to the receivers of all of its alerts, each once, with every way that led there', () => {
    expect(plan([{}, {}, { severity: 'ticket' }])).toEqual({
      deliveries: [
        {
          channelId: MAIL,
          recipient: 'ada@example.com',
          why: 'All › Pages (severity is page): escalation Ladder, rotation Responders',
        },
        { channelId: CHAT, recipient: '', why: 'All › Chat (zone is payments)' },
      ],
      gaps: [],
      escalations: [LADDER],
    });
  });

  it('say where a route leads nowhere', () => {
    expect(plan([{ severity: 'ticket', zone: 'lab' }])).toEqual({
      deliveries: [],
      gaps: ['The route All › Nowhere (zone is lab) has no receiver.'],
      escalations: [],
    });
  });
});

describe('the tree before anybody saved one', () => {
  const receiversOf = (directory: Directory) =>
    makeFirstTree(directory).children.map(({ id, receivers }) => [id, receivers]);

  it('is made of the channels, people, rotations and escalations that there are', () => {
    expect(receiversOf(DIRECTORY)).toEqual([
      ['product-health', [{ channel: CHAT }, { person: 'bob@example.com' }]],
      ['pages', [{ channel: CHAT }, { escalation: LADDER }]],
      ['tickets', [{ channel: CHAT }, { rotation: ROTA }]],
    ]);
    expect(receiversOf({ ...DIRECTORY, escalations: [], rotations: [] }).slice(1)).toEqual([
      ['pages', [{ channel: CHAT }, { person: 'ada@example.com' }]],
      ['tickets', [{ channel: CHAT }, { person: 'ada@example.com' }]],
    ]);
    const empty = { channels: [], people: [], rotations: [], escalations: [] };
    expect(receiversOf(empty).map(([, receivers]) => receivers)).toEqual([[], [], []]);
  });

  it('takes what is about Gatehouse itself out of pages and tickets', () => {
    expect(ends(makeFirstTree(DIRECTORY), { category: 'product-health' })).toEqual([
      'Every alert › Gatehouse itself',
    ]);
  });
});
