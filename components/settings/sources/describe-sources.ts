import { formatCounted } from '@/components/format/format-count';
import type { SourceRow } from '@/lib/domain/read-models/sources';

/** In a sentence: how many sources still send, and which are silent. */
export function describeSources(rows: readonly Pick<SourceRow, 'source' | 'state'>[]): string {
  const silent = [...new Set(rows.filter(({ state }) => state === 'silent').map(({ source }) => source))];
  const sources = new Set(rows.map(({ source }) => source)).size;
  const words =
    silent.length === 0
      ? 'none is silent.'
      : `${silent.slice(0, 3).join(', ')}${silent.length > 3 ? ` and ${silent.length - 3} more` : ''} ${silent.length === 1 ? 'is' : 'are'} silent.`;
  return `${formatCounted(sources, 'source')}; ${words} Counts are of the last 24 hours.`;
}
