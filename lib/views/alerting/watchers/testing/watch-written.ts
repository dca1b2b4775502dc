import { EVERYWHERE, type AlertScope } from '@/lib/domain/alerting/alert-rule';
import type { AlertCondition } from '@/lib/domain/alerting/condition';
import type { DetectorId } from '@/lib/domain/alerting/detectors';
import { zoneSchema } from '@/lib/domain/inventory';
import { writeBatch } from '@/lib/store/events/write-batch';
import { upsertEnvironments } from '@/lib/store/inventory/upsert-environments';
import { upsertZones } from '@/lib/store/inventory/upsert-zones';
import { makeWriteRequest } from '@/lib/store/testing/make-write-request';
import { withTransaction } from '@/lib/store/transaction';
import { findWatcher } from '../../find-watcher';
import type { OpenedRule, WatchedRule } from '../../watcher';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** Friday, 20 November 2026. */
export const NOW = Date.parse('2026-11-20T10:02:00Z');
export const time = (atMs: number): string => new Date(atMs).toISOString();

let ids = 0;

/** Writes native events as a source of an adapter; answers their ids. */
export async function write(
  events: readonly object[],
  { source = 'native', adapter = 'native' } = {},
): Promise<string[]> {
  const named = events.map((event) => ({ id: `e-${(ids += 1)}`, ...event }));
  const request = makeWriteRequest(named, { source, receivedAt: new Date(NOW), backfill: true });
  if (request.rejections.length > 0) throw new Error(request.rejections[0]!.message);
  await writeBatch([{ ...request, adapter }], () => NOW * 1_000);
  return request.records.map(({ id }) => id);
}

/** As many events as there are, evenly from one time to another. */
export const spread = (count: number, fromMs: number, toMs: number, make: (index: number) => object) =>
  Array.from({ length: count }, (_, index) => ({
    occurredAt: time(fromMs + ((toMs - fromMs) * index) / count),
    ...make(index),
  }));

/** Zones of each trust level. */
export async function writeInventory(): Promise<void> {
  const zone = (slug: string, rest: object) => zoneSchema.parse({ slug, name: slug, ...rest });
  const zones = [
    zone('payments', {
      trustLevel: 'high',
      dataClassifications: ['PCI', 'financial'],
      environments: ['eu-1'],
    }),
    zone('devices', { trustLevel: 'medium' }),
    zone('sandbox', { trustLevel: 'low', dataClassifications: ['internal'] }),
  ];
  await withTransaction(async (tx) => {
    await upsertZones(tx, zones, new Date(NOW));
    await upsertEnvironments(
      tx,
      [{ slug: 'eu-1', name: 'EU 1', kind: 'cluster', region: 'eu-west-1' }],
      new Date(NOW),
    );
  });
}

/** A rule of a detector as it comes, opened for now unless told otherwise. */
export const open = (
  detector: DetectorId,
  scope: Partial<AlertScope>,
  rest: Partial<WatchedRule> = {},
  window = { fromMs: NOW, toMs: NOW, stepMs: MINUTE },
): Promise<OpenedRule> =>
  findWatcher(detector)!.open(
    {
      detector,
      severity: 'ticket',
      threshold: {},
      dynamic: null,
      ...rest,
      scope: { ...EVERYWHERE, ...scope },
    },
    window,
  );

/** What such a rule says now. */
export const judge = async (
  detector: DetectorId,
  scope: Partial<AlertScope>,
  rest: Partial<WatchedRule> = {},
): Promise<AlertCondition[]> => (await open(detector, scope, rest)).judge(NOW);

export const holding = (conditions: readonly AlertCondition[]): AlertCondition[] =>
  conditions.filter(({ outcome }) => outcome === 'true');

/** How many conditions of a rule for everywhere hold now and twenty days ago, asked as of a month. */
export async function judgeMonth(detector: DetectorId): Promise<{ now: number; before: number }> {
  const opened = await open(detector, {}, {}, { fromMs: NOW - 30 * DAY, toMs: NOW, stepMs: 15 * MINUTE });
  return { now: holding(opened.judge(NOW)).length, before: holding(opened.judge(NOW - 20 * DAY)).length };
}
