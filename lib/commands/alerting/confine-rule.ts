import { confineToZones, requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { AlertRuleInput } from '@/lib/domain/alerting/alert-rule';
import type { Actor } from '@/lib/domain/roles';

/** Throws `forbidden` for a rule that looks at more zones than the actor may see. */
export function confineRule(actor: Actor, { scope: { zones } }: Pick<AlertRuleInput, 'scope'>): void {
  if (zones.length === 0) requireEveryZone(actor);
  for (const zone of zones) confineToZones(actor, zone);
}
