import type { Occasion } from '@/lib/auth/occasion';
import type { Actor } from '@/lib/domain/roles';
import { changeRunbook } from './change-runbook';

/** Notes that somebody read a runbook through today, and that it is right. Throws `not-found`. Needs runbooks:write. */
export const reviewRunbook = (actor: Actor, slug: string, occasion: Occasion): Promise<void> =>
  changeRunbook(
    actor,
    slug,
    { action: 'runbook.reviewed', change: { reviewedAt: occasion.now, reviewedBy: actor.name } },
    occasion,
  );
