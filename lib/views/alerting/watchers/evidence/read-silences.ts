import type { AlertScope } from '@/lib/domain/alerting/alert-rule';
import { findSilentSources, RHYTHM_MS } from '@/lib/alerting/detectors/find-silent-sources';
import type { SilenceOfZone } from '@/lib/alerting/detectors/tell-silence';
import { readSourceHours } from '@/lib/store/alerting/evidence/read-source-hours';
import type { AskedWindow } from './plan-pieces';

/** Which sources of some kinds that tell of a scope are silent at a time, although they usually are not. */
export async function readSilences(
  scope: AlertScope,
  kinds: readonly string[],
  { fromMs, toMs }: AskedWindow,
): Promise<(atMs: number) => SilenceOfZone[]> {
  const sources = await readSourceHours(scope, kinds, { fromMs: fromMs - RHYTHM_MS, toMs });
  const zones = new Map(sources.map(({ source, kind, zone }) => [`${source}\0${kind}`, zone]));
  return (atMs) =>
    findSilentSources(sources, atMs).map((each) => ({
      ...each,
      zone: zones.get(`${each.source}\0${each.kind}`) ?? null,
    }));
}
