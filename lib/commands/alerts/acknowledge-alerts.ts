import { acknowledging } from '@/lib/alerting/people/change-by-person';
import type { Occasion } from '@/lib/auth/occasion';
import type { Acknowledgement, AlertSelection, ChangedAlerts } from '@/lib/domain/alerting/alert-change';
import type { Actor } from '@/lib/domain/roles';
import { changeAlerts } from './change-alerts';

/** Says that somebody works on alerts: nobody is told again until they become graver. Throws as `changeAlerts` does. */
export const acknowledgeAlerts = (
  actor: Actor,
  selection: AlertSelection,
  { note, owner }: Acknowledgement,
  occasion: Occasion,
): Promise<ChangedAlerts> =>
  changeAlerts(
    actor,
    selection,
    {
      action: 'alert.acknowledged',
      reason: say(owner ? `${owner} works on it.` : 'Acknowledged.', note),
      change: acknowledging({ note, owner }),
      details: { owner: owner ?? actor.name, note: note || null },
    },
    occasion,
  );

const say = (what: string, note: string): string => (note === '' ? what : `${what} ${note}`);
