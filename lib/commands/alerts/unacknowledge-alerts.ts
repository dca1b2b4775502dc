import { unacknowledging } from '@/lib/alerting/people/change-by-person';
import type { Occasion } from '@/lib/auth/occasion';
import type { AlertNote, AlertSelection, ChangedAlerts } from '@/lib/domain/alerting/alert-change';
import type { Actor } from '@/lib/domain/roles';
import { changeAlerts } from './change-alerts';

/** Takes an acknowledgement back: nobody works on the alerts any more. Throws as `changeAlerts` does. */
export const unacknowledgeAlerts = (
  actor: Actor,
  selection: AlertSelection,
  { note }: AlertNote,
  occasion: Occasion,
): Promise<ChangedAlerts> =>
  changeAlerts(
    actor,
    selection,
    {
      action: 'alert.unacknowledged',
      reason: `Nobody works on it any more.${note === '' ? '' : ` ${note}`}`,
      change: unacknowledging,
      details: { note: note || null },
    },
    occasion,
  );
