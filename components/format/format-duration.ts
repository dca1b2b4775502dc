import { NARROW_SPACE } from './space';

const three = (value: number) => String(Number(value.toPrecision(3)));

/** Milliseconds with the unit that keeps three significant digits: "0.42 ms", "1.2 s", "4 min 5 s". */
export function formatMilliseconds(milliseconds: number | null): string {
  if (milliseconds === null) return 'No data';
  if (milliseconds === 0) return `0${NARROW_SPACE}ms`;
  if (milliseconds < 0.001) return `<${NARROW_SPACE}1${NARROW_SPACE}µs`;
  if (milliseconds < 0.1) return `${three(milliseconds * 1_000)}${NARROW_SPACE}µs`;
  if (milliseconds < 999.5) return `${three(milliseconds)}${NARROW_SPACE}ms`;
  if (milliseconds < 59_950) return `${three(milliseconds / 1_000)}${NARROW_SPACE}s`;
  return formatSeconds(milliseconds / 1_000);
}

const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const;

/** Whole seconds as at most two units: "45 s", "6 min", "2 h 10 min", "3 d 4 h". */
export function formatSeconds(seconds: number | null): string {
  if (seconds === null) return 'No data';
  const whole = Math.max(0, Math.round(seconds));
  const first = UNITS.findIndex(([, size]) => whole >= size);
  if (first === -1) return `0${NARROW_SPACE}s`;
  const [unit, size] = UNITS[first]!;
  const next = UNITS[first + 1];
  const amount = Math.floor(whole / size);
  const rest = next ? Math.floor((whole - amount * size) / next[1]) : 0;
  const head = `${amount}${NARROW_SPACE}${unit}`;
  return rest > 0 && next ? `${head} ${rest}${NARROW_SPACE}${next[0]}` : head;
}
