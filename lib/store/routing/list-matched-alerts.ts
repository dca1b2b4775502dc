import { z } from 'zod';
import type { Matched } from '@/lib/domain/alerting/matcher';
import { getPrisma } from '../database';
import type { Transaction } from '../transaction';

const labelsSchema = z.record(z.string(), z.string());

/** Alerts as far as matchers can ask about them; those that are gone are missing. */
export async function listMatchedAlerts(
  ids: readonly string[],
  client: Transaction = getPrisma(),
): Promise<Matched[]> {
  const rows = await client.alert.findMany({
    where: { id: { in: [...ids] } },
    select: {
      ruleId: true,
      detector: true,
      failure: true,
      cause: true,
      category: true,
      severity: true,
      zone: true,
      service: true,
      environment: true,
      policy: true,
      item: true,
      owner: true,
      labels: true,
    },
  });
  return rows.map(({ ruleId, labels, ...row }) => ({
    ...row,
    rule: ruleId,
    labels: labelsSchema.catch({}).parse(labels),
  }));
}
