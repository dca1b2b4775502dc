import { CHANGE_TYPES, type ChangeType } from '@/lib/domain/kinds';

/** The changes that mark a series that no policy can have touched. */
export const UNRELATED_TO_POLICIES: readonly ChangeType[] = CHANGE_TYPES.filter(
  (type) => !type.startsWith('policy-'),
);
