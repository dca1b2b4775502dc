import { requirePermission } from '@/lib/auth/require-permission';
import type { ScopeFilter } from '@/lib/domain/filters';
import type { Drifts } from '@/lib/domain/read-models/drifts';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import { DETECT_WITHIN_MS } from '@/lib/sli/m05-time-to-detect-drift';
import { measureThreshold, SKEW_TOLERANCE_MS } from '@/lib/sli/measure-threshold';
import { listDriftCases, type DriftCase } from '@/lib/store/drifts/list-drift-cases';
import { readFreshness } from '@/lib/store/freshness/read-freshness';
import { readScope } from '../read-scope';
import { inSeconds } from '../in-seconds';
import { startOfDrift } from './start-of-drift';

type Drift = Drifts['items'][number];

/** Drifts that were detected or open within a window, newest first, with detection and resolution times. */
export async function listDrifts(actor: Actor, filter: ScopeFilter, now: Date): Promise<Drifts> {
  requirePermission(actor, 'dashboards:read');
  const window = resolveWindow(filter, now);
  const [cases, freshness] = await Promise.all([
    listDriftCases(window, readScope(actor, filter)),
    readFreshness(now),
  ]);
  const [from, to] = [window.from.getTime(), window.to.getTime()];
  const limits = { from, to, thresholdMs: DETECT_WITHIN_MS, skewToleranceMs: SKEW_TOLERANCE_MS };
  const detection = measureThreshold(
    cases.map((drift) => ({ start: startOfDrift(drift), end: drift.detectedAt })),
    limits,
  );
  const resolution = measureThreshold(
    cases.map((drift) => ({ start: startOfDrift(drift), end: drift.resolvedAt })),
    limits,
  );
  const items = cases.map((drift) => describeDrift(drift, to));
  return {
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    items,
    open: groupOpen(items),
    detection: {
      count: detection.completed,
      good: detection.good,
      total: detection.good + detection.bad,
      p50: inSeconds(detection.percentileMs(0.5)),
      p95: inSeconds(detection.percentileMs(0.95)),
    },
    resolution: {
      count: resolution.completed,
      p50: inSeconds(resolution.percentileMs(0.5)),
      p95: inSeconds(resolution.percentileMs(0.95)),
      mean: inSeconds(resolution.meanMs),
    },
    freshness,
  };
}

function describeDrift(drift: DriftCase, to: number): Drift {
  const { driftId, source, eventId, type, policy, zone, service, environment, detectedAt } = drift;
  const start = startOfDrift(drift);
  const resolvedAt = drift.resolvedAt !== null && drift.resolvedAt < to ? drift.resolvedAt : null;
  return {
    driftId,
    source,
    eventId,
    type,
    policy,
    zone,
    service,
    environment,
    startedAt: new Date(start).toISOString(),
    isStartBounded: drift.startedAt === null && drift.startedAfter !== null,
    detectedAt: new Date(detectedAt).toISOString(),
    resolvedAt: resolvedAt === null ? null : new Date(resolvedAt).toISOString(),
    detectSeconds: Math.max(0, detectedAt - start) / 1_000,
    ageSeconds: Math.max(0, (resolvedAt ?? to) - start) / 1_000,
    isSlow: detectedAt - start >= DETECT_WITHIN_MS,
  };
}

function groupOpen(items: readonly Drift[]): Drifts['open'] {
  const groups = new Map<string | null, { count: number; oldestSeconds: number }>();
  for (const { environment, resolvedAt, ageSeconds } of items) {
    if (resolvedAt !== null) continue;
    const group = groups.get(environment) ?? { count: 0, oldestSeconds: 0 };
    groups.set(environment, {
      count: group.count + 1,
      oldestSeconds: Math.max(group.oldestSeconds, ageSeconds),
    });
  }
  return [...groups]
    .map(([environment, group]) => ({ environment, ...group }))
    .toSorted((left, right) => right.oldestSeconds - left.oldestSeconds);
}
