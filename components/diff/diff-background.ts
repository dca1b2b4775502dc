import type { DiffLine } from '@/lib/domain/read-models/policies';

/** What lies behind a line and its numbers; the sign says the same. */
export const DIFF_BACKGROUND: Record<DiffLine['kind'], string> = {
  same: '',
  added: 'bg-diff-added',
  removed: 'bg-diff-removed',
};
