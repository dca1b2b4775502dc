import { listRoutes, type Route } from '@/lib/domain/alerting/routing';

/** The tree with one route changed. */
export const changeRoute = (tree: Route, id: string, change: (route: Route) => Route): Route =>
  tree.id === id
    ? change(tree)
    : { ...tree, children: tree.children.map((child) => changeRoute(child, id, change)) };

/** The tree without a route and what is below it; the root stays. */
export const removeRoute = (tree: Route, id: string): Route => ({
  ...tree,
  children: tree.children.filter((child) => child.id !== id).map((child) => removeRoute(child, id)),
});

/** The tree with a route one place earlier or later among its siblings. */
export function moveRoute(tree: Route, id: string, by: -1 | 1): Route {
  const place = tree.children.findIndex((child) => child.id === id);
  if (place < 0) return { ...tree, children: tree.children.map((child) => moveRoute(child, id, by)) };
  const children = [...tree.children];
  const [moved, other] = [children[place], children[place + by]];
  if (!moved || !other) return tree;
  children[place + by] = moved;
  children[place] = other;
  return { ...tree, children };
}

/** A route that nothing goes to yet, with an id that no other has. */
export function newRoute(tree: Route): Route {
  const taken = new Set(listRoutes(tree).map(({ id }) => id));
  let number = taken.size;
  while (taken.has(`route-${number}`)) number += 1;
  return { id: `route-${number}`, name: '', matchers: [], receivers: [], continue: false, children: [] };
}
