import { resolving } from '@/lib/alerting/people/change-by-person';
import type { Occasion } from '@/lib/auth/occasion';
import type { AlertNote, AlertSelection, ChangedAlerts } from '@/lib/domain/alerting/alert-change';
import type { Actor } from '@/lib/domain/roles';
import { changeAlerts } from './change-alerts';

/**
 * Resolves alerts, also while their condition holds: they stay resolved until it was false once, or becomes graver. Throws
 * as `changeAlerts` does.
 */
export const resolveAlerts = (
  actor: Actor,
  selection: AlertSelection,
  { note }: AlertNote,
  occasion: Occasion,
): Promise<ChangedAlerts> =>
  changeAlerts(
    actor,
    selection,
    {
      action: 'alert.resolved',
      reason: note || 'Resolved without a note.',
      change: resolving({ note }),
      details: { note: note || null },
    },
    occasion,
  );
