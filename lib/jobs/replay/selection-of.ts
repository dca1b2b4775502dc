import type { ReplayRunRow } from '@/lib/store/replays/replay-run-row';
import type { ReplaySelectionRow } from '@/lib/store/replays/selection';

/** Which decisions a run is about. */
export const selectionOf = (run: ReplayRunRow): ReplaySelectionRow => ({
  policy: run.selectedPolicy,
  window: { from: run.windowFrom, to: run.windowTo },
  zone: run.zone,
  service: run.service,
  environment: run.environment,
  outcome: run.outcome,
  zones: run.zones,
  visibleUntil: new Date(run.createdAt),
});
