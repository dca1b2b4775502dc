import type { FindingKind } from '@/lib/domain/audit-findings';

/** One thing that is wrong: with entries from `first` to `last` (null: to the end), or with none (both null). */
export type Problem = { kind: FindingKind; first: bigint | null; last: bigint | null; what: string };

/** "entry 12", "entries 12 to 15", or "entries from 12 on". */
export const nameEntries = (first: bigint, last: bigint | null): string =>
  last === null
    ? `entries from ${first} on`
    : first === last
      ? `entry ${first}`
      : `entries ${first} to ${last}`;
