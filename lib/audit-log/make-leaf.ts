import { formatMicros, type Micros } from '@/lib/domain/timestamp';
import { canonicalizeJson } from './canonicalize-json';

/** The most bytes that a leaf may have: bundles of entries tell lengths in 16 bits. */
export const MAX_LEAF_BYTES = 65_535;

/** The bytes of an entry's leaf once its time of recording is known: spec/audit-log.md §2. */
export const makeLeaf = (entry: Readonly<Record<string, unknown>>, recordedAt: Micros): Buffer =>
  canonicalizeJson({ ...entry, recordedAt: formatMicros(recordedAt) });
