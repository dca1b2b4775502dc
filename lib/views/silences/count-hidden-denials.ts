import { askedBeyondDenials, filterOfMatchers, matchesDenials } from '@/lib/alerting/silences/hidden-denials';
import type { Matcher } from '@/lib/domain/alerting/matcher';
import type { TimeSpan } from '@/lib/slo/merge-windows';
import { countRollupsInPieces } from '@/lib/store/rollups/count-rollups';

/**
 * How many denials (weighted by sampling, to whole ones) matchers match in some stretches of time, from roll-ups of whole
 * minutes; null where they ask for what denials do not tell. `zones` confines the reader, null is every zone.
 */
export async function countHiddenDenials(
  matchers: readonly Matcher[],
  spans: readonly TimeSpan[],
  zones: readonly string[] | null,
): Promise<number | null> {
  if (askedBeyondDenials(matchers).length > 0) return null;
  const groups = await countRollupsInPieces({
    pieces: spans.map(({ fromMs, toMs }) => ({ from: new Date(fromMs), to: new Date(toMs) })),
    filter: { kinds: ['decision'], outcomes: ['deny'], ...filterOfMatchers(matchers), zones },
    by: ['zone', 'service', 'environment', 'policy'],
  });
  const weights = groups.filter((group) => matchesDenials(matchers, group)).map(({ weight }) => weight);
  return Math.round(weights.reduce((sum, weight) => sum + weight, 0));
}
