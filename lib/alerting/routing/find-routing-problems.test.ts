import { expect, it } from 'vitest';
import type { Route } from '@/lib/domain/alerting/routing';
import type { Directory } from './directory';
import { findRoutingProblems } from './find-routing-problems';

const CHAT = '00000000-0000-4000-8000-000000000001';
const chat = { id: CHAT, name: 'chat', kind: 'slack', isEnabled: true, isPersonalOnly: false };
const EMPTY: Directory = { channels: [], people: [], rotations: [], escalations: [] };
const route = (name: string, over: Partial<Route> = {}): Route => ({
  id: name,
  name,
  matchers: [],
  receivers: [],
  continue: false,
  children: [],
  ...over,
});
const severity = (value: string, receivers: Route['receivers']) =>
  route(value, { matchers: [{ field: 'severity', operator: '=', value }], receivers });
const find = (tree: Route, directory: Partial<Directory>) =>
  findRoutingProblems(tree, { ...EMPTY, ...directory }, 0);

it('without a channel that is on nothing else matters', () => {
  expect(find(route('All'), {})).toEqual(['There is no channel: nothing is sent to anybody.']);
  expect(find(route('All'), { channels: [{ ...chat, isEnabled: false }] })).toEqual([
    'Every channel is paused: nothing is sent to anybody.',
  ]);
});

it('a route without receivers is one only where alerts can end at it', () => {
  const to = [{ channel: CHAT }];
  const channels = [chat];
  expect(
    find(route('All', { children: [severity('page', to), severity('ticket', to)] }), { channels }),
  ).toEqual([]);
  expect(find(route('All', { receivers: to, children: [severity('page', [])] }), { channels })).toEqual([]);
  expect(find(route('All', { children: [severity('page', to)] }), { channels })).toEqual([
    'The route All has no receiver: its alerts reach nobody.',
  ]);
  expect(
    find(route('All', { children: [severity('page', []), severity('ticket', to)] }), { channels }),
  ).toEqual(['The route page has no receiver: its alerts reach nobody.']);
});

it('people without an e-mail channel are said once, whoever they are', () => {
  const people = ['ada', 'bob'].map((name) => ({
    id: name,
    email: `${name}@example.com`,
    name,
    role: 'on-call',
    isDisabled: false,
  }));
  const receivers = people.map(({ email }) => ({ person: email }));
  expect(find(route('All', { receivers }), { channels: [chat], people })).toEqual([
    'There is no e-mail channel: people and whoever is on call cannot be reached.',
  ]);
});
