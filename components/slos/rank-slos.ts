import type { SloStatus, SloSummary, Unbounded } from '@/lib/domain/read-models/objectives';

/** The worst first: what burns now, then what may, then what cannot be told. */
const STATUS_RANK: Record<SloStatus, number> = {
  critical: 0,
  increasing: 1,
  recovering: 2,
  'too-few-events': 3,
  'no-data': 4,
  acceptable: 5,
};

/** The place of an objective among the states that are shown, from 0, the worst. A missed sample is bad. */
export const rankOf = ({ kind, status, isMet }: Pick<SloSummary, 'kind' | 'status' | 'isMet'>): number =>
  kind === 'review' && isMet === false ? STATUS_RANK.critical : STATUS_RANK[status];

/** A figure that may be without bound as a number that sorts; null stays null. */
export function asNumber(value: Unbounded): number | null {
  if (value === 'inf') return Infinity;
  return value === '-inf' ? -Infinity : value;
}

const consumedOf = ({ budget }: SloSummary) => asNumber(budget?.consumed ?? null) ?? -Infinity;
const burnOf = ({ burn }: SloSummary) => asNumber(burn?.long ?? null) ?? -Infinity;

/** The order of two figures, larger first; equal ones, also two without bound, are equal. */
const largerFirst = (one: number, other: number) => (one === other ? 0 : other > one ? 1 : -1);

/** Objectives with the worst first: missed ones, by how much; then by what burns, and how fast. */
export const worstFirst = (slos: readonly SloSummary[]): SloSummary[] =>
  slos.toSorted(
    (one, other) =>
      Number(one.isMet !== false) - Number(other.isMet !== false) ||
      (one.isMet === false ? largerFirst(consumedOf(one), consumedOf(other)) : 0) ||
      rankOf(one) - rankOf(other) ||
      largerFirst(burnOf(one), burnOf(other)),
  );
