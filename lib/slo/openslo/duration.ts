const UNITS = ['m', 'h', 'd', 'w', 'M', 'Q', 'Y'] as const;

/** OpenSLO's duration shorthand: a whole number above 0 of minutes, hours, … (`m` is minutes, `M` months). */
export type Duration = { count: number; unit: (typeof UNITS)[number] };

const MINUTES = { m: 1, h: 60, d: 1_440, w: 10_080 } as const;

/** Reads `30d`; null for anything that is no duration shorthand. */
export function readDuration(text: string): Duration | null {
  const match = /^([1-9]\d{0,8})([mhdwMQY])$/.exec(text);
  return match && { count: Number(match[1]), unit: match[2] as Duration['unit'] };
}

/** Its length in minutes; null for months, quarters and years, which have none of their own. */
export const inMinutes = ({ count, unit }: Duration): number | null =>
  unit in MINUTES ? count * MINUTES[unit as keyof typeof MINUTES] : null;

/** Writes whole minutes in the largest of days, hours and minutes that needs no fraction. */
export function writeDuration(minutes: number): string {
  for (const unit of ['d', 'h'] as const)
    if (minutes % MINUTES[unit] === 0) return `${minutes / MINUTES[unit]}${unit}`;
  return `${minutes}m`;
}
