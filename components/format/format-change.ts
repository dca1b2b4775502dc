import { formatCount } from './format-count';
import { MINUS, NARROW_SPACE } from './space';

export type Change = { text: string; direction: 'up' | 'down' | 'same' };

const UNCHANGED: Change = { text: 'no change', direction: 'same' };
const sign = (value: number) => (value > 0 ? '+' : MINUS);
const directionOf = (value: number): Change['direction'] => (value > 0 ? 'up' : 'down');

/** Change of a ratio against the window before, in percentage points ("+0.12 pp"); null without both. */
export function changeOfRatio(value: number | null, previous: number | null): Change | null {
  if (value === null || previous === null) return null;
  const points = Number(((value - previous) * 100).toPrecision(6));
  const size = Math.abs(points);
  if (size === 0) return UNCHANGED;
  if (size < 0.01)
    return { text: `${sign(points)}<${NARROW_SPACE}0.01${NARROW_SPACE}pp`, direction: directionOf(points) };
  const digits = size >= 10 ? 1 : 2;
  return { text: `${sign(points)}${size.toFixed(digits)}${NARROW_SPACE}pp`, direction: directionOf(points) };
}

/** Change of a count against the window before: "+12 %", "+40 from 0"; null without both. */
export function changeOfCount(value: number | null, previous: number | null): Change | null {
  if (value === null || previous === null) return null;
  const difference = value - previous;
  if (difference === 0) return UNCHANGED;
  const direction = directionOf(difference);
  if (previous === 0) return { text: `+${formatCount(difference)} from 0`, direction };
  const percent = (difference / previous) * 100;
  if (Math.abs(percent) >= 1_000)
    return { text: `${formatCount(Math.round(value / previous))}× as many`, direction };
  const shown = Math.abs(percent) < 0.5 ? `<${NARROW_SPACE}1` : Math.abs(percent).toFixed(0);
  return { text: `${sign(difference)}${shown}${NARROW_SPACE}%`, direction };
}
