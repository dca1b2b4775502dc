/**
 * Within what paths vary: the context's path for one resource (`pathAt` is its dotted name), or the id of a
 * resource within its type.
 */
export type CedarTarget = { entity: string; pathAt: string } | { type: string };

/** A target as the text that an access carries; `readTarget` reads it back. */
export const writeTarget = (target: CedarTarget): string => JSON.stringify(target);

/** Reads what `writeTarget` wrote. */
export const readTarget = (text: string): CedarTarget => JSON.parse(text) as CedarTarget;
