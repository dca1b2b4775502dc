import type { Unbounded } from '@/lib/domain/read-models/objectives';
import { MINUS, NARROW_SPACE } from './space';

const grouped = (digits: number) =>
  new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const WHOLE = grouped(0);
const TENTHS = grouped(1);

/** Percentages that no rounding reaches: the budget is untouched, or exhausted, only when it is exactly. */
const MARKS = [0, 100, -100];

/**
 * A share of an error budget as a percentage: "36 %", "−12 %", "−∞" where a budget of nothing is
 * overdrawn. Whole percents, tenths near 0 and 100 %; rounding never moves it onto or across them.
 */
export function formatBudgetShare(share: Unbounded): string {
  if (share === null) return 'No data';
  if (share === 'inf') return '∞';
  if (share === '-inf') return `${MINUS}∞`;
  const percent = Number((share * 100).toPrecision(12));
  const size = Math.abs(percent);
  if (size > 0 && size < 0.1) {
    const least = `0.1${NARROW_SPACE}%`;
    // Below zero it says more rather than less: nothing that is overdrawn reads as nothing.
    return percent < 0 ? `${MINUS}${least}` : `<${NARROW_SPACE}${least}`;
  }
  const isWhole = Number.isInteger(percent) || (size >= 10 && Math.abs(size - 100) >= 1);
  const step = isWhole ? 1 : 0.1;
  let shown = Math.round(percent / step) * step;
  if (MARKS.some((mark) => Math.abs(shown - mark) < 1e-9 && mark !== percent))
    shown += percent > shown ? step : -step;
  const text = (isWhole ? WHOLE : TENTHS).format(Math.abs(shown));
  return `${shown < 0 ? MINUS : ''}${text}${NARROW_SPACE}%`;
}

const MOST_DIGITS = 6;

/**
 * A burn rate: "4.2×", "∞" for a violation of a budget of nothing. With as many digits as it takes to
 * stay on its side of even spending (1×) and of the threshold.
 */
export function formatBurn(burn: Unbounded, threshold: number | null = null): string {
  if (burn === null) return 'No data';
  if (burn === 'inf') return '∞';
  if (burn === '-inf') return `${MINUS}∞`;
  if (burn === 0) return '0×';
  const bounds = [0, 1, ...(threshold === null ? [] : [threshold])];
  const keeps = (shown: number) =>
    bounds.every((bound) => Math.sign(shown - bound) === Math.sign(burn - bound));
  for (let digits = burn >= 100 ? 0 : 1; digits <= MOST_DIGITS; digits += 1) {
    const shown = Number(burn.toFixed(digits));
    if (keeps(shown)) return `${grouped(digits).format(shown)}×`;
  }
  return burn < 1e-6 ? `<${NARROW_SPACE}0.000001×` : `${Number(burn.toPrecision(12))}×`;
}
