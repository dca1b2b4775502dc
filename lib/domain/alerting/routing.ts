import { z } from 'zod';
import { matcherSchema } from './matcher';

/** Whom a message goes to: a channel, whoever is on call, the steps of an escalation, or one person by e-mail. */
export const receiverSchema = z.union([
  z.strictObject({ channel: z.uuid() }),
  z.strictObject({ rotation: z.uuid() }),
  z.strictObject({ escalation: z.uuid() }),
  z.strictObject({ person: z.string().trim().toLowerCase().min(3).max(320) }),
]);
export type Receiver = z.infer<typeof receiverSchema>;

/** The steps of an escalation cannot lead to another escalation. */
export const stepReceiverSchema = receiverSchema.refine((receiver) => !('escalation' in receiver), {
  message: 'an escalation cannot lead to another one',
});

/**
 * A route as Alertmanager has them: an alert that meets its matchers goes to the first of its children that takes it, and
 * past one with `continue` to the next as well; where no child takes it, here. Without receivers of its own a route has
 * those of the route above.
 */
export type Route = {
  id: string;
  name: string;
  matchers: z.infer<typeof matcherSchema>[];
  receivers: Receiver[];
  continue: boolean;
  children: Route[];
};

const routeFields = {
  id: z.string().regex(/^[\w-]{1,60}$/, 'letters, digits, - and _'),
  name: z.string().trim().min(1, 'a name is needed').max(120),
  matchers: z.array(matcherSchema).max(20),
  receivers: z.array(receiverSchema).max(20),
  continue: z.boolean(),
};
const MOST_LEVELS = 8;
const MOST_ROUTES = 200;

const leafSchema: z.ZodType<Route> = z.strictObject({ ...routeFields, children: z.array(z.never()).max(0) });

/** Routes of so many levels at most: deeper ones are refused before anything walks them. */
const routeSchemaOf = (levels: number): z.ZodType<Route> =>
  levels === 1
    ? leafSchema
    : z.strictObject({ ...routeFields, children: z.array(routeSchemaOf(levels - 1)).max(50) });

/** The tree of routes; its root takes every alert. */
export const routingTreeSchema = routeSchemaOf(MOST_LEVELS).superRefine((root, context) => {
  if (root.matchers.length > 0)
    context.addIssue({ code: 'custom', path: ['matchers'], message: 'the first route takes every alert' });
  const routes = listRoutes(root);
  if (routes.length > MOST_ROUTES)
    context.addIssue({ code: 'custom', message: `at most ${MOST_ROUTES} routes` });
  if (new Set(routes.map(({ id }) => id)).size < routes.length)
    context.addIssue({ code: 'custom', message: 'two routes have the same id' });
});

/** A route and everything below it, from top to bottom. */
export const listRoutes = (route: Route): Route[] => [route, ...route.children.flatMap(listRoutes)];

/** What `PUT /api/v1/routing` takes: the tree, and the version that was edited. */
export const saveRoutingSchema = z.object({ tree: routingTreeSchema, base: z.number().int().min(0) });
