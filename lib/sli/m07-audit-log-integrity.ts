import { measureRatio, type IndicatorDefinition } from './indicator-definition';

/**
 * M7: entries whose inclusion and order verify / entries that must exist. Entries that the verifier has not reached yet
 * are in neither: nothing is known of them. Source: audit-log.md §10.
 */
export const auditLogIntegrity: IndicatorDefinition = {
  id: 'M7',
  name: 'Audit log integrity',
  unit: 'ratio',
  objective: 1,
  direction: 'higher',
  numerator: 'Audit entries whose inclusion and order verify, by when they were recorded',
  denominator: 'Audit entries that must exist and have been looked at, without those that were erased',
  kinds: ['audit'],
  measure: ({ verified }) => {
    const sum = (read: (piece: (typeof verified)[number]) => number) =>
      verified.reduce((total, piece) => total + read(piece), 0);
    const bad = sum((piece) => piece.bad);
    const erased = sum((piece) => piece.erased);
    // What was erased without leave is bad, and so must exist.
    const total = Math.max(sum(({ entries }) => entries) - erased, bad);
    return measureRatio({ n: total, b: bad, total, good: total - bad, bad, weightSquare: total }, 'higher', [
      { what: 'entries that were erased', count: erased },
    ]);
  },
};
