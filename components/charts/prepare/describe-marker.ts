import { formatShare } from '@/components/format/format-count';
import { formatRatio } from '@/components/format/format-ratio';
import { CHANGE_PRESENTATION } from '@/components/status/change-type-presentation';
import type { ChangeMarker } from '@/lib/domain/read-models/common';

/** A change in words: "pci-egress v14 activated in prod-eu by ada". */
export function describeMarker({
  type,
  policy,
  revision,
  environment,
  author,
}: Pick<ChangeMarker, 'type' | 'policy' | 'revision' | 'environment' | 'author'>): string {
  const { verb, word } = CHANGE_PRESENTATION[type];
  const subject = [policy, revision].filter(Boolean).join(' ');
  const head = subject ? `${subject} ${verb}` : word;
  return `${head}${environment ? ` in ${environment}` : ''}${author ? ` by ${author}` : ''}`;
}

/**
 * What a change did to the share of denials: "1.2 % → 64.3 % denied (1 of 86 → 108 of 168) in 18 min, reviewed as
 * a regression". Null where nobody measured it.
 */
export function describeMarkerEffect({ effect }: Pick<ChangeMarker, 'effect'>): string | null {
  if (!effect) return null;
  const { verdict, comparedWith, minutes, before, after } = effect;
  const share = ({ bad, total }: typeof before) => formatRatio(total > 0 ? bad / total : null);
  const counts = ({ bad, total }: typeof before) => formatShare(bad, total);
  const sides =
    comparedWith === 'rest'
      ? `${share(after)} denied, ${share(before)} in the rest of the traffic (${counts(after)}; ${counts(before)})`
      : `${share(before)} → ${share(after)} denied (${counts(before)} → ${counts(after)})`;
  return `${sides} in ${minutes} min, reviewed as ${VERDICT_WORDS[verdict]}`;
}

const VERDICT_WORDS = { fine: 'fine', watch: 'worth watching', regression: 'a regression' } as const;
