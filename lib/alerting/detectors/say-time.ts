/** A time in a sentence, in UTC: `2026-11-21 10:02 UTC`. */
export const sayTime = (ms: number): string =>
  `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
