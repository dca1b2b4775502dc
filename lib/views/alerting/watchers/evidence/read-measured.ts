import type { AlertScope } from '@/lib/domain/alerting/alert-rule';
import { addUp, type Running } from '@/lib/alerting/detectors/count-series';
import { readSourceHours } from '@/lib/store/alerting/evidence/read-source-hours';

/** In which hours anything of some kinds was sent for a scope, and how much; an hour without was not measured. */
export async function readMeasured(
  scope: AlertScope,
  kinds: readonly string[],
  range: { fromMs: number; toMs: number },
): Promise<Running> {
  const sources = await readSourceHours(scope, kinds, range);
  return addUp(
    sources.map(({ hours, events }) => ({ at: hours, events, weight: events, weightSquare: events })),
  );
}
