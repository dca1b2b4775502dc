/** A time of day as transitions name it: "10:30 UTC". */
export const clockOf = (atMs: number): string => `${new Date(atMs).toISOString().slice(11, 16)} UTC`;
