import type { AlertRecord } from '@/lib/domain/alerting/alert-record';

/** States in which nobody is to be told that it fires. */
const UNTOLD: ReadonlySet<AlertRecord['state']> = new Set(['pending', 'suppressed', 'acknowledged']);

/**
 * The alert as it ended. `by`: the person who resolved it, null where its condition ended or its rule did. Its end is
 * told to those who were told that it fires, whatever hides it by now; it is told too where it fired and its turn had
 * not come.
 */
export function resolveAlert(
  alert: AlertRecord,
  { atMs, by, resolution }: { atMs: number; by: string | null; resolution: string },
): AlertRecord {
  const isNews = alert.toldAs !== null || (by === null && !UNTOLD.has(alert.state));
  return {
    ...alert,
    phase: 'resolved',
    state: 'resolved',
    resolvedAtMs: atMs,
    resolvedBy: by,
    resolution,
    clearedAtMs: by === null || alert.outcome === 'false' ? atMs : null,
    quietUntilMs: null,
    endToldAtMs: isNews ? null : atMs,
  };
}
