/** The product's words as the vectors write them: `no-data` is `no_data`. */
export const inWords = (word: string): string => word.replaceAll('-', '_');

/** Milliseconds as seconds; null stays null. */
export const inSeconds = (ms: number | null): number | null => (ms === null ? null : ms / 1_000);
