/** The values of an entry that can be erased one by one: each stands in the leaf as a commitment only. */
export const SEALED_FIELDS = [
  'actor.id',
  'actor.name',
  'context.ip',
  'context.userAgent',
  'context.location',
  'changes',
  'targets.name',
  'targets',
] as const;
export type SealedField = (typeof SEALED_FIELDS)[number];

/** Stands for the whole payload: nothing but the hash of the entry is left. */
export const WHOLE_LEAF = 'leaf';
