import { requirePermission } from '@/lib/auth/require-permission';
import type { Actor } from '@/lib/domain/roles';
import { getMetrics } from '@/lib/telemetry/metrics';

/** Gatehouse's own metrics in the Prometheus text format, and its content type. Needs settings:read. */
export async function writeMetrics(actor: Actor): Promise<{ text: string; contentType: string }> {
  requirePermission(actor, 'settings:read');
  const { registry } = getMetrics();
  return { text: await registry.metrics(), contentType: registry.contentType };
}
