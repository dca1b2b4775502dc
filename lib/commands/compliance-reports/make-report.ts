import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { reportRequestSchema, type ReportRequest } from '@/lib/domain/compliance/report-request';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import { chooseZones } from './choose-zones';
import { writeReport } from './write-report';

/**
 * Makes a compliance report of a period now and returns its id. Throws `invalid-input` for a period that is not over, and
 * for a zone that the inventory does not have. Needs reports:write.
 */
export async function makeReport(
  actor: Actor,
  input: ReportRequest,
  occasion: Occasion,
): Promise<{ id: string }> {
  requirePermission(actor, 'reports:write');
  const { zones, regulated, ...range } = reportRequestSchema.parse(input);
  const period = resolveWindow(range, occasion.now);
  if (period.to > occasion.now)
    throw new GatehouseError('invalid-input', 'The period is not over yet.', {
      path: 'to',
      remedy: 'Choose an end that lies behind us, such as now.',
    });
  const task = { period, zones: await chooseZones(actor, zones), regulated, schedule: null };
  return { id: (await writeReport(actor, task, occasion))! };
}
