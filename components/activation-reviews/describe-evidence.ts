import { formatBudgetShare } from '@/components/format/format-budget';
import { formatCount, formatCounted } from '@/components/format/format-count';
import { formatMilliseconds } from '@/components/format/format-duration';
import type {
  ActivationReview,
  ReviewEvidence,
  ReviewFinding,
} from '@/lib/domain/read-models/activation-reviews';
import { describeDifference } from './describe-difference';

/** Confidence of the intervals of reviews. */
const CONFIDENCE = 0.99;

/** A line of evidence and how much it weighs; null where it weighs nothing. */
export type EvidenceLine = { name: string; text: string; verdict: ReviewFinding['verdict'] | null };

/** The numbers behind a verdict, each as a sentence with its interval. */
export function describeEvidence(evidence: ReviewEvidence): EvidenceLine[] {
  const against = evidence.comparedWith === 'rest' ? 'in the rest of the traffic' : 'before';
  const verdictOf = (about: ReviewFinding['about']) => {
    const found = evidence.findings.filter((finding) => finding.about === about);
    return found.find(({ verdict }) => verdict === 'regression')?.verdict ?? found[0]?.verdict ?? null;
  };
  const lines: EvidenceLine[] = [
    {
      name: 'Denials',
      text: describeDifference(evidence.denials, { confidence: CONFIDENCE, against }),
      verdict: verdictOf('denials'),
    },
    {
      name: 'Errors and unevaluated',
      text: describeDifference(evidence.errors, { confidence: CONFIDENCE, against }),
      verdict: verdictOf('errors'),
    },
  ];
  if (evidence.earlier)
    lines.push({
      name: `Denials, against the same time ${evidence.earlier.days === 1 ? 'a day' : 'a week'} ago`,
      text: describeDifference(evidence.earlier.denials, { confidence: CONFIDENCE, against: 'then' }),
      verdict: null,
    });
  lines.push({ name: 'Evaluation', text: describeLatency(evidence.latency), verdict: verdictOf('latency') });
  lines.push({
    name: 'Newly denied services',
    text: describeNewGroups(evidence.newGroups),
    verdict: verdictOf('new-groups'),
  });
  for (const share of evidence.budget)
    lines.push({ name: 'Error budget', text: describeBudget(share), verdict: verdictOf('budget') });
  return lines;
}

/** "p50 0.42 ms → 0.43 ms, p95 1.1 ms → 1.2 ms, p99 1.3 ms → 1.8 ms", or that nobody reports it. */
export function describeLatency(latency: ReviewEvidence['latency']): string {
  if (!latency) return 'No data';
  const { before, after } = latency;
  const parts = (['p50', 'p95', 'p99'] as const).map(
    (name) => `${name} ${formatMilliseconds(before[name])} → ${formatMilliseconds(after[name])}`,
  );
  return `${parts.join(', ')} (${formatCounted(before.count, 'evaluation')} and ${formatCount(after.count)})`;
}

function describeNewGroups(groups: ReviewEvidence['newGroups']): string {
  if (groups.length === 0) return 'none';
  const named = groups
    .slice(0, 3)
    .map(
      ({ service, denials, decisions }) =>
        `${service || 'a service without name'}, ${formatCount(denials)} of ${formatCount(decisions)}`,
    );
  const rest = groups.length - named.length;
  return `${named.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
}

/** "took 3 % of the budget of M1 “…”", or what would go if the added denials were wrong. */
export const describeBudget = (share: ReviewEvidence['budget'][number]): string =>
  `${describeBudgetShare(share)} of ${share.indicator} “${share.objectiveName}”`;

/** The same without the objective, which is named beside it: "took 3 % of the budget". */
export function describeBudgetShare({ kind, bad, consumed }: ReviewEvidence['budget'][number]): string {
  const share = consumed === null ? 'more than there is' : formatBudgetShare(consumed);
  if (kind === 'burned') return bad > 0 ? `took ${share} of the budget` : 'took nothing of the budget';
  return `if the ${formatCounted(bad, 'added denial')} ${Math.round(bad) === 1 ? 'is' : 'are'} wrong, ${share} of the budget`;
}

const FINDINGS: Record<ReviewFinding['about'], Partial<Record<ReviewFinding['what'], string>>> = {
  denials: {
    rose: 'more is denied',
    unconfirmed: 'more is denied, as at the same time of an earlier day',
    fell: 'less is denied: see whether what it blocked is still blocked',
  },
  errors: { rose: 'more fails', unconfirmed: 'more fails, as at the same time of an earlier day' },
  latency: { slower: 'evaluation is slower' },
  'new-groups': { new: 'services are denied that never were' },
  budget: { burned: 'it takes error budget fast' },
};

/** What a review came to in a few words: "more is denied; evaluation is slower". */
export function describeFindings({
  verdict,
  evidence,
}: Pick<ActivationReview, 'verdict' | 'evidence'>): string {
  if (verdict === 'no-data') return 'too little was decided to say';
  const words = evidence.findings.flatMap(({ about, what }) => FINDINGS[about][what] ?? []);
  return words.length > 0 ? words.join('; ') : 'nothing stands out';
}
