import type { Occasion } from '@/lib/auth/occasion';
import type { Actor } from '@/lib/domain/roles';
import { changeRunbook } from './change-runbook';

/**
 * Removes a runbook: alerts lead to it no longer. Its versions and uses stay, since incidents name them. Throws
 * `not-found`. Needs runbooks:write.
 */
export const removeRunbook = (actor: Actor, slug: string, occasion: Occasion): Promise<void> =>
  changeRunbook(actor, slug, { action: 'runbook.removed', change: { removedAt: occasion.now } }, occasion);
