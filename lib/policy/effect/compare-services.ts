import { groupBy } from '@/lib/domain/group-by';
import { compareShares, type ShareDifference } from './compare-shares';
import { controlDiscovery } from './control-discovery';
import { tallyDecisions, type DecisionSum } from './tally';

/** A service's denials before and after; `isDifferent` is null where too little was decided to say. */
export type ServiceEffect = {
  service: string;
  before: { decisions: number; denials: number };
  after: { decisions: number; denials: number };
  denials: ShareDifference;
  isDifferent: boolean | null;
};

export type ServiceEffects = {
  /** Those that differ first, then by the size of the change. */
  services: ServiceEffect[];
  /** Services that could be compared, and those with too few decisions. */
  tested: number;
  tooFew: number;
};

/**
 * Compares the denials of each service. Many comparisons find differences by chance: of those named as
 * different, at most `falseDiscoveryRate` are expected to be false (Benjamini–Hochberg). The intervals are of
 * each comparison alone.
 */
export function compareServices(
  before: readonly DecisionSum[],
  after: readonly DecisionSum[],
  { confidence, falseDiscoveryRate }: { confidence: number; falseDiscoveryRate: number },
): ServiceEffects {
  const [earlier, later] = [before, after].map((sums) => groupBy(sums, ({ service }) => service));
  const compared = [...new Set([...earlier!.keys(), ...later!.keys()])].map((service) => {
    const one = tallyDecisions(earlier!.get(service) ?? []);
    const other = tallyDecisions(later!.get(service) ?? []);
    return {
      service,
      before: { decisions: one.decisions, denials: one.denials },
      after: { decisions: other.decisions, denials: other.denials },
      denials: compareShares(
        { bad: one.denials, total: one.decisions, size: one.size },
        { bad: other.denials, total: other.decisions, size: other.size },
        confidence,
      ),
    };
  });
  const found = controlDiscovery(
    compared.map(({ denials }) => denials.p),
    falseDiscoveryRate,
  );
  const services = compared.map((each, index): ServiceEffect => ({
    ...each,
    isDifferent: each.denials.p === null ? null : found[index]!,
  }));
  const tested = services.filter(({ isDifferent }) => isDifferent !== null).length;
  return {
    services: services.toSorted(
      (one, other) =>
        Number(other.isDifferent ?? false) - Number(one.isDifferent ?? false) ||
        changeOf(other) - changeOf(one),
    ),
    tested,
    tooFew: services.length - tested,
  };
}

const changeOf = ({ before, after }: ServiceEffect): number => Math.abs(after.denials - before.denials);
