import { formatBudgetShare, formatBurn } from '@/components/format/format-budget';
import { formatCounted } from '@/components/format/format-count';
import { formatSeconds } from '@/components/format/format-duration';
import type { SloSummary } from '@/lib/domain/read-models/objectives';
import { worstFirst } from './rank-slos';

/** Names are often sentences of their own: quoted, they stay apart from the one around them. */
const quote = ({ indicator, name }: SloSummary['objective']) => `${indicator} “${name}”`;

/** "M1 “Requests are evaluated” has burned 120 % of its budget" */
function describeMissed({ objective, kind, budget }: SloSummary): string {
  const label = quote(objective);
  const bad = budget?.counts.bad ?? 0;
  if (kind === 'trend') return `${label} does not decrease`;
  if (kind === 'zero-tolerance')
    return `${label} is breached by ${formatCounted(bad, 'violation')} where none is allowed`;
  if (!budget || budget.consumed === null) return `${label} is not met`;
  return `${label} has burned ${formatBudgetShare(budget.consumed)} of its budget`;
}

const BURNING: ReadonlySet<SloSummary['status']> = new Set(['critical', 'increasing', 'recovering']);

/** The answer to "which objective is worst, and how are the others?" as a sentence or two. */
export function describeSlos(slos: readonly SloSummary[]): string {
  if (slos.length === 0) return 'There is no objective yet.';
  const measured = slos.filter(({ isMet }) => isMet !== null);
  const problems = slos.filter(({ problem }) => problem !== null).length;
  const unreckoned = problems > 0 ? `${formatCounted(problems, 'objective')} could not be reckoned.` : null;
  if (measured.length === 0)
    return ['No objective has data, so nothing can be said about them.', unreckoned]
      .filter(Boolean)
      .join(' ');

  const met = measured.filter(({ isMet }) => isMet).length;
  const worst = worstFirst(measured)[0]!;
  const noun = measured.length === slos.length ? 'objective' : 'measured objective';
  const share =
    met === measured.length
      ? met === 1
        ? `the one ${noun} is met`
        : `all ${met} ${noun}s are met`
      : `${met} of ${formatCounted(measured.length, noun)} ${met === 1 ? 'is' : 'are'} met`;
  const head =
    worst.isMet === false
      ? `${describeMissed(worst)}; ${share}.`
      : `${share.charAt(0).toUpperCase()}${share.slice(1)}.`;
  const burning = worst.isMet !== false && BURNING.has(worst.status) && worst.burn ? worst : null;
  return [
    head,
    burning?.burn
      ? `${quote(burning.objective)} burns fastest, at ${formatBurn(burning.burn.long)} over ${formatSeconds(burning.burn.longSeconds)}.`
      : null,
    unreckoned,
  ]
    .filter(Boolean)
    .join(' ');
}
