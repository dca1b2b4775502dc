import { expect, it } from 'vitest';
import type { Route } from '@/lib/domain/alerting/routing';
import { changeRoute, moveRoute, newRoute, removeRoute } from './route-tree';

const route = (id: string, ...children: Route[]): Route => ({
  id,
  name: id,
  matchers: [],
  receivers: [],
  continue: false,
  children,
});
const TREE = route('root', route('a', route('a1'), route('a2')), route('b'));
const read = ({ id, children }: Route): string =>
  children.length > 0 ? `${id}(${children.map(read).join(' ')})` : id;

it('routes are moved among their siblings, and no farther', () => {
  expect(read(moveRoute(TREE, 'a2', -1))).toBe('root(a(a2 a1) b)');
  expect(read(moveRoute(TREE, 'a', 1))).toBe('root(b a(a1 a2))');
  expect(read(moveRoute(TREE, 'a1', -1))).toBe('root(a(a1 a2) b)');
});

it('routes are removed with what is below them', () => {
  expect(read(removeRoute(TREE, 'a'))).toBe('root(b)');
  expect(read(removeRoute(TREE, 'a1'))).toBe('root(a(a2) b)');
});

it('a route is changed where it is, and a new one has an id of its own', () => {
  const taken = route('root', route('route-2'), route('b'));
  expect(newRoute(taken).id).toBe('route-3');
  const added = changeRoute(TREE, 'b', (b) => ({ ...b, children: [newRoute(TREE)] }));
  expect(read(added)).toBe('root(a(a1 a2) b(route-5))');
});
