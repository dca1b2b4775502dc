import { requirePermission } from '@/lib/auth/require-permission';
import type { AlertRule } from '@/lib/domain/alerting/alert-rule';
import { GatehouseError } from '@/lib/domain/errors';
import type { TraceQuery } from '@/lib/domain/read-models/alert-rules';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import { findAlertRule } from '@/lib/store/alerting/find-alert-rule';
import { traceCondition } from '../trace-condition';
import { mayReadRule, narrowRule } from './may-read-rule';

/** One alert rule. Throws `not-found`, also for one that looks at other zones only. Needs alerts:read. */
export async function getRule(actor: Actor, id: string): Promise<AlertRule> {
  requirePermission(actor, 'alerts:read');
  const rule = await findAlertRule(id);
  if (!rule || !mayReadRule(actor, rule))
    throw new GatehouseError('not-found', `There is no alert rule ${id}.`, {
      remedy: 'Look at the list of alert rules.',
    });
  return narrowRule(actor, rule);
}

/** What a stored rule says of one subject over a window. Throws `not-found` without the rule. Needs alerts:read. */
export async function traceRule(actor: Actor, id: string, { from, to, ...parts }: TraceQuery, now: Date) {
  const rule = await getRule(actor, id);
  const { zone = null, service = null, environment = null, policy = null, item = null } = parts;
  const window = resolveWindow({ from, to }, now);
  return {
    trace: await traceCondition(actor, rule, { zone, service, environment, policy, item }, window, now),
  };
}
