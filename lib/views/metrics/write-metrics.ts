import { requirePermission } from '@/lib/auth/require-permission';
import type { Actor } from '@/lib/domain/roles';
import { getMetrics } from '@/lib/telemetry/metrics';
import { writeObjectiveMetrics } from '@/lib/telemetry/write-objective-metrics';
import { readObjectiveSeries } from './read-objective-series';

/**
 * Gatehouse's own metrics and its objectives in the Prometheus text format, and its content type. Needs
 * settings:read and dashboards:read.
 */
export async function writeMetrics(
  actor: Actor,
  now: Date,
  version: string,
): Promise<{ text: string; contentType: string }> {
  requirePermission(actor, 'settings:read');
  requirePermission(actor, 'dashboards:read');
  const { registry, buildInfo } = getMetrics();
  buildInfo.set({ version }, 1);
  const objectives = await writeObjectiveMetrics(await readObjectiveSeries(actor, now));
  return { text: `${await registry.metrics()}\n${objectives}`, contentType: registry.contentType };
}
