import { hashText, Random } from './random';

const HOUR = 3_600_000;
const HOURS_A_WEEK = 168;
/** 1970-01-01 was a Thursday; weeks here begin on Monday. */
const MONDAY_OFFSET_HOURS = 72;
/** The company lives in Central Europe; one hour east of UTC all year round. */
const LOCAL_OFFSET_HOURS = 1;

export type Rhythm = 'commerce' | 'office' | 'business' | 'machine';

const bell = (hour: number, peak: number, width: number): number => {
  const distance = Math.min(Math.abs(hour - peak), 24 - Math.abs(hour - peak));
  return Math.exp(-((distance / width) ** 2));
};

const SHAPES: Record<Rhythm, (hour: number, weekend: boolean) => number> = {
  commerce: (hour, weekend) =>
    (0.25 + bell(hour, 12.5, 3.5) * 0.8 + bell(hour, 20, 2.5) * (weekend ? 1.05 : 1)) * (weekend ? 0.9 : 1),
  office: (hour, weekend) => (0.08 + bell(hour, 11, 2.4) + bell(hour, 15, 2.4)) * (weekend ? 0.14 : 1),
  business: (hour, weekend) =>
    0.2 + bell(hour, 2, 1.2) * 0.7 + (bell(hour, 10, 2.6) + bell(hour, 15, 2.6)) * (weekend ? 0.25 : 1),
  machine: (hour) => 0.95 + bell(hour, 18, 5) * 0.12,
};

/** Hourly factors of a week whose mean is 1. */
function tabulate(shape: (hour: number, weekend: boolean) => number): number[] {
  const hours = Array.from({ length: HOURS_A_WEEK }, (_, i) => shape(i % 24, i >= 5 * 24));
  const mean = hours.reduce((sum, value) => sum + value, 0) / HOURS_A_WEEK;
  return hours.map((value) => value / mean);
}
const TABLES: Record<Rhythm, number[]> = {
  commerce: tabulate(SHAPES.commerce),
  office: tabulate(SHAPES.office),
  business: tabulate(SHAPES.business),
  machine: tabulate(SHAPES.machine),
};

/** How busy a time is (milliseconds since 1970); the mean over a week is 1. */
export function rhythmAt(rhythm: Rhythm, at: number): number {
  const hours = (at / HOUR + MONDAY_OFFSET_HOURS + LOCAL_OFFSET_HOURS) % HOURS_A_WEEK;
  const hour = Math.floor(hours);
  const table = TABLES[rhythm];
  const now = table[hour]!;
  return now + (table[(hour + 1) % HOURS_A_WEEK]! - now) * (hours - hour);
}

const NOISE_KEY = hashText('slow noise');
const drawHour = (seed: number, stream: number, hour: number): number =>
  new Random(seed, NOISE_KEY, stream, hour).between(0.88, 1.12);

/** Slow ups and downs around 1 that no rhythm explains; steady from one minute to the next. */
export function noiseAt(seed: number, stream: number, at: number): number {
  const hours = at / HOUR;
  const hour = Math.floor(hours);
  const now = drawHour(seed, stream, hour);
  return now + (drawHour(seed, stream, hour + 1) - now) * (hours - hour);
}
