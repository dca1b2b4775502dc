import { SloStatusBadge } from '@/components/status/slo-status-badge';
import { SLO_STATUS_PRESENTATION } from '@/components/status/slo-status-presentation';
import { StatusBadge } from '@/components/status/status-badge';
import { STATUS_PRESENTATION } from '@/components/status/status-presentation';
import type { SloSummary } from '@/lib/domain/read-models/objectives';
import { statusOf } from './read-slo';

type Shown = Pick<SloSummary, 'kind' | 'status' | 'isMet'>;

/** A reviewed sample has no burn rate: whether it is met is all there is to say. */
const isJudged = ({ kind, isMet }: Shown): boolean => kind === 'review' && isMet !== null;

/** The word of the state that is shown. */
export const wordOfState = (slo: Shown): string =>
  isJudged(slo) ? STATUS_PRESENTATION[statusOf(slo.isMet)].word : SLO_STATUS_PRESENTATION[slo.status].word;

/** The state of an objective: how it burns, or of a reviewed sample, which has no burn rate, whether it is met. */
export function SloState({ slo, className }: { slo: Shown; className?: string }) {
  if (isJudged(slo)) return <StatusBadge status={statusOf(slo.isMet)} className={className} />;
  return <SloStatusBadge status={slo.status} className={className} />;
}
