import { EMPTY_SLICES, type BudgetingMethod } from '@/lib/domain/objective';
import { ANNOTATIONS } from './annotations';
import { readShare } from './decimal-share';
import type { Definition, Path, Report } from './definition';
import { inMinutes, readDuration } from './duration';

const METHODS = { Timeslices: 'timeslices', RatioTimeslices: 'ratio-timeslices' } as const;

/** How the budget of an objective of an SLO is counted; null, with a report, where that cannot be read. */
export function readMethod(
  slo: Definition,
  objective: Path,
  target: string,
  report: Report,
): BudgetingMethod | null {
  const path: Path = ['spec', 'budgetingMethod'];
  if (!slo.has(path))
    report('warning', path, 'No budgeting method is given: it is taken as Occurrences.', 'Write one.');
  const name = slo.has(path) ? slo.text(path) : 'Occurrences';
  if (name === 'Occurrences') return { type: 'occurrences' };
  if (name === null || !Object.hasOwn(METHODS, name)) {
    report(
      'error',
      path,
      `There is no budgeting method ${name ?? 'like this'}.`,
      'Write Occurrences, Timeslices or RatioTimeslices.',
    );
    return null;
  }
  const type = METHODS[name as keyof typeof METHODS];
  const sliceMinutes = readSliceMinutes(slo, [...objective, 'timeSliceWindow'], report);
  const sliceTarget = readSliceTarget(slo, [...objective, 'timeSliceTarget'], type, target, report);
  const emptySlices = readEmptySlices(slo, report);
  return sliceMinutes === null || sliceTarget === null || emptySlices === null
    ? null
    : { type, sliceMinutes, sliceTarget, emptySlices };
}

function readSliceMinutes(slo: Definition, path: Path, report: Report): number | null {
  const text = slo.source(path) ?? '';
  // A number without a unit is of minutes.
  const duration = readDuration(/^\d+$/.test(text) ? `${text}m` : text);
  const minutes = duration && inMinutes(duration);
  if (minutes !== null && minutes <= 1_440) return minutes;
  report(
    'error',
    path,
    text ? `Slices of "${text}" cannot be counted.` : 'The length of a slice is missing.',
    'Write a minute to a day, such as 1m, 5m, 1h or 1d.',
  );
  return null;
}

function readSliceTarget(
  slo: Definition,
  path: Path,
  type: 'timeslices' | 'ratio-timeslices',
  target: string,
  report: Report,
): string | null {
  // The mean of the ratios asks no slice to be good; where rules ask how many were bad, the target serves.
  if (type === 'ratio-timeslices' && !slo.has(path)) return target;
  const share = readShare(slo.source(path) ?? '');
  if (share !== null && Number(share) > 0 && Number(share) <= 1) return share;
  report(
    'error',
    path,
    'The share of good events from which on a slice is good is missing, or not above 0 and up to 1.',
    'Write a decimal such as 0.99.',
  );
  return null;
}

function readEmptySlices(slo: Definition, report: Report): (typeof EMPTY_SLICES)[number] | null {
  const path: Path = ['metadata', 'annotations', ANNOTATIONS.emptySlices];
  if (!slo.has(path)) return 'ignore';
  const text = slo.text(path);
  const known = EMPTY_SLICES.find((name) => name === text);
  if (known) return known;
  report('error', path, 'Slices without events cannot be taken for this.', 'Write ignore, good or bad.');
  return null;
}
