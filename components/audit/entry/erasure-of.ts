import type { ErasedField } from '@/lib/domain/read-models/audit-retention';

/** What says when and why a field was erased: its own erasure, or that of the whole leaf. */
export const erasureOf = (erasures: readonly ErasedField[], field: string): ErasedField | undefined =>
  erasures.find((each) => each.field === field) ?? erasures.find((each) => each.field === 'leaf');
