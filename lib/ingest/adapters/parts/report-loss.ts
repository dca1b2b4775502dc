import type { SourceReport } from '@/lib/domain/event';
import { boundLabels } from './bound-labels';
import { boundId } from './derive-id';

/** A loss that a source tells as an amount. */
export type Loss = Pick<SourceReport, 'id' | 'occurredAt' | 'environment'> & {
  labels: Readonly<Record<string, unknown>>;
};

/**
 * Gatehouse reads losses as counters that grow. An amount that was lost on one occasion is a counter of that
 * occasion: it began at zero and ended at the amount.
 */
export const reportLoss = ({ id, labels, ...loss }: Loss, amount: number): SourceReport[] =>
  [0, amount].map((dropped, index) => ({
    ...loss,
    kind: 'source-report',
    id: boundId(`${id}:${index}`),
    dropped,
    labels: boundLabels({ instance: id, ...labels }),
  }));
