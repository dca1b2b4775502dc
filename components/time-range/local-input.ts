const two = (value: number) => String(value).padStart(2, '0');

/** The value of a `datetime-local` field for a time, in UTC or in the browser's zone. */
export function toLocalInput(at: Date, utc: boolean): string {
  const [year, month, day, hour, minute] = utc
    ? [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes()]
    : [at.getFullYear(), at.getMonth(), at.getDate(), at.getHours(), at.getMinutes()];
  return `${year}-${two(month + 1)}-${two(day)}T${two(hour)}:${two(minute)}`;
}

/** The time that a `datetime-local` field holds, read in UTC or in the browser's zone; null if none. */
export function fromLocalInput(value: string, utc: boolean): Date | null {
  const at = new Date(utc ? `${value}Z` : value);
  return value === '' || Number.isNaN(at.getTime()) ? null : at;
}
