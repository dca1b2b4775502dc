/** Milliseconds as seconds; null stays null. */
export const inSeconds = (milliseconds: number | null): number | null =>
  milliseconds === null ? null : milliseconds / 1_000;
