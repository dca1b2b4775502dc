import type { Actor } from './roles';

/** Whether an actor may take a verdict back: its own, or anybody's for whoever changes accounts. */
export const mayUndoVerdict = (actor: Actor, { reviewerId }: { reviewerId: string }): boolean =>
  reviewerId === actor.id || actor.permissions.has('accounts:write');
