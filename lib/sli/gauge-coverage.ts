/** M4 at one time. Lists are in the order of the inventory, and of those who report. */
export type CoverageGauge = {
  total: number;
  covered: number;
  uncovered: string[];
  /** Report, but are not in the inventory: listed, never counted. */
  unknown: string[];
  /** Null for an empty inventory. */
  coverage: number | null;
};

/**
 * Which services of an inventory are covered, where `isTagged` tells whether one sent tagged telemetry
 * lately, and `reporting` names all that sent any. Source: slo.md §2 (M4).
 */
export function gaugeCoverage(
  inventory: ReadonlySet<string>,
  isTagged: (service: string) => boolean,
  reporting: Iterable<string> = [],
): CoverageGauge {
  const uncovered = [...inventory].filter((service) => !isTagged(service));
  const covered = inventory.size - uncovered.length;
  return {
    total: inventory.size,
    covered,
    uncovered,
    unknown: [...new Set(reporting)].filter((service) => !inventory.has(service)),
    coverage: inventory.size > 0 ? covered / inventory.size : null,
  };
}
