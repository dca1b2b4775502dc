import { formatCounted } from '@/components/format/format-count';
import type { Suggestion, SuggestionLanguage } from '@/lib/domain/read-models/suggestions';

/** The languages as people call them. */
export const LANGUAGE_WORDS: Record<SuggestionLanguage | 'other', string> = {
  cedar: 'Cedar',
  'network-policy': 'Kubernetes NetworkPolicy',
  istio: 'Istio AuthorizationPolicy',
  other: 'another language',
};

/** Files as the languages name them. */
export const FILE_ENDINGS: Record<SuggestionLanguage, string> = {
  cedar: 'cedar',
  'network-policy': 'yaml',
  istio: 'yaml',
};

/** "3 rules would permit all 1,204 good events of checkout-api, and keep its 12 true blocks blocked." */
export function describeSuggestion({ service, rules, replay, observed }: Suggestion): string {
  const good = observed.allowed.events + observed.falsePositives.events;
  if (!replay || rules.length === 0)
    return good === 0
      ? `Nothing was seen of ${service} that should be permitted.`
      : `No rule can be suggested for ${service} from what was seen.`;
  const { goodPermitted, trueBlocks, trueBlocksBlocked } = replay;
  const permitted =
    goodPermitted === replay.good
      ? `all ${formatCounted(replay.good, 'good event')}`
      : `${formatCounted(goodPermitted, 'good event')} of ${replay.good.toLocaleString('en-US')}`;
  return `${formatCounted(rules.length, 'rule')} would permit ${permitted} of ${service}. ${describeBlocks(trueBlocks, trueBlocksBlocked)}`;
}

function describeBlocks(all: number, blocked: number): string {
  if (all === 0) return 'No denial in this time range was judged a true block.';
  if (blocked === all)
    return all === 1
      ? 'The one reviewed true block stays blocked.'
      : `All ${all.toLocaleString('en-US')} reviewed true blocks stay blocked.`;
  return `${formatCounted(all - blocked, 'reviewed true block')} of ${all.toLocaleString('en-US')} would pass.`;
}

/** How far the number of rules can be trusted to be the smallest. */
export function describeSize({ rules, isSmallest, atLeast, bound }: Suggestion): string {
  if (rules.length === 0) return '';
  if (isSmallest) return 'No smaller set of rules permits the same.';
  return `Chosen greedily: at least ${formatCounted(atLeast, 'rule')} are needed, and these are at most ${(bound ?? 1).toFixed(1)} times the smallest number.`;
}

/** What was read of the window: "all 1,204 decisions and flows", or the newest of how many. */
export function describeRead({ events, total, isWhole }: Suggestion['read']): string {
  if (isWhole)
    return `All ${formatCounted(events, 'decision and flow', 'decisions and flows')} of the time range were read.`;
  const all = total === null ? 'more than can be counted in time' : total.toLocaleString('en-US');
  return `Of ${all} decisions and flows, the newest ${events.toLocaleString('en-US')} were read, and every judged denial.`;
}
