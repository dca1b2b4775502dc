import { readCountedSeries, type EvidencePiece } from '@/lib/store/alerting/evidence/read-counted-series';
import type { WatchedRule } from '../../watcher';
import type { AskedWindow } from './plan-pieces';
import { readDynamicHistory, type Counted } from './read-dynamic-history';
import { readSilences } from './read-silences';

/**
 * What every detector of counts reads, at once: its counts in a piece of time, the earlier weeks that a dynamic rule holds
 * them to, and which of their sources are silent.
 */
export async function readCounted(
  rule: WatchedRule,
  counted: Counted,
  window: AskedWindow,
  piece: EvidencePiece,
) {
  const { scope, filter, by } = counted;
  const [series, history, silencesAt] = await Promise.all([
    readCountedSeries(scope, filter, by, [piece]),
    readDynamicHistory(rule, counted, window),
    readSilences(scope, filter.kinds, window),
  ]);
  return { series, history, silencesAt };
}
