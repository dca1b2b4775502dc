import type { AlertScope } from '@/lib/domain/alerting/alert-rule';
import { findSilentSources, RHYTHM_MS } from '@/lib/alerting/detectors/find-silent-sources';
import type { SilenceOfZone } from '@/lib/alerting/detectors/tell-silence';
import { readSourceHours } from '@/lib/store/alerting/evidence/read-source-hours';
import type { AskedWindow } from './plan-pieces';

/** Nothing is silent any sooner. */
const SHORTEST_MS = 15 * 60_000;

/** Which sources of some kinds that tell of a scope are silent at a time, although they usually are not. */
export async function readSilences(
  scope: AlertScope,
  kinds: readonly string[],
  { fromMs, toMs }: AskedWindow,
): Promise<(atMs: number) => SilenceOfZone[]> {
  // Of a moment only those are of interest that sent nothing just before it.
  const isMoment = toMs - fromMs < SHORTEST_MS;
  const sources = await readSourceHours(scope, kinds, {
    fromMs: fromMs - RHYTHM_MS,
    toMs,
    quietSinceMs: isMoment ? toMs - SHORTEST_MS : null,
  });
  const zones = new Map(sources.map(({ source, kind, zone }) => [`${source}\0${kind}`, zone]));
  return (atMs) =>
    findSilentSources(sources, atMs).map((each) => ({
      ...each,
      zone: zones.get(`${each.source}\0${each.kind}`) ?? null,
    }));
}
