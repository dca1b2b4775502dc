import { requirePermission } from '@/lib/auth/require-permission';
import type { Actor } from '@/lib/domain/roles';
import { countWaiting, listChannels } from '@/lib/store/notifications/list-channels';
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
  await setChannelMetrics();
  const objectives = await writeObjectiveMetrics(await readObjectiveSeries(actor, now));
  return { text: `${await registry.metrics()}\n${objectives}`, contentType: registry.contentType };
}

/** How channels do, the same at every instance. One that was removed has no series any more. */
async function setChannelMetrics(): Promise<void> {
  const { notificationsWaiting, notificationChannelFailing } = getMetrics();
  const [channels, waiting] = await Promise.all([listChannels(), countWaiting()]);
  notificationsWaiting.reset();
  notificationChannelFailing.reset();
  for (const { id, name, kind, failingSince } of channels) {
    const labels = { channel: name, kind };
    notificationsWaiting.set(labels, waiting.find(({ channelId }) => channelId === id)?.waiting ?? 0);
    notificationChannelFailing.set(labels, failingSince === null ? 0 : 1);
  }
}
