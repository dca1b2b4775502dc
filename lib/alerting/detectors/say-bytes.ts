const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** Bytes in a sentence with three significant digits, in powers of a thousand: "4.2 GB". */
export function sayBytes(bytes: number): string {
  let [size, unit] = [bytes, 0];
  while (size >= 1_000 && unit < UNITS.length - 1) [size, unit] = [size / 1_000, unit + 1];
  return `${Number(size.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 2 })} ${UNITS[unit]}`;
}
