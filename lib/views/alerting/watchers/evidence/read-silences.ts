import type { AlertScope } from '@/lib/domain/alerting/alert-rule';
import { RHYTHM_MS, watchSilentSources } from '@/lib/alerting/detectors/watch-silent-sources';
import type { SilenceOfZone } from '@/lib/alerting/detectors/tell-silence';
import { SHORTEST_SILENCE_MS } from '@/lib/sli/silent-after';
import { readSourceHours } from '@/lib/store/alerting/evidence/read-source-hours';
import type { AskedWindow } from './plan-pieces';

/** Which sources of some kinds that tell of a scope are silent at a time, although they usually are not. */
export async function readSilences(
  scope: AlertScope,
  kinds: readonly string[],
  { fromMs, toMs }: AskedWindow,
): Promise<(atMs: number) => SilenceOfZone[]> {
  // Of a moment only those are of interest that sent nothing just before it.
  const isMoment = toMs - fromMs < SHORTEST_SILENCE_MS;
  const sources = await readSourceHours(scope, kinds, {
    fromMs: fromMs - RHYTHM_MS,
    toMs,
    quietSinceMs: isMoment ? toMs - SHORTEST_SILENCE_MS : null,
  });
  const zones = new Map(sources.map(({ source, kind, zone }) => [`${source}\0${kind}`, zone]));
  const silentAt = watchSilentSources(sources);
  return (atMs) =>
    silentAt(atMs).map((each) => ({
      ...each,
      zone: zones.get(`${each.source}\0${each.kind}`) ?? null,
    }));
}
