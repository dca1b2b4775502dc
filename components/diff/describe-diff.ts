import { formatCounted } from '@/components/format/format-count';
import type { PolicyDiff } from '@/lib/domain/read-models/policies';

type Counts = Pick<PolicyDiff, 'files' | 'added' | 'removed'>;

/** "2 files changed: 6 lines added, 3 removed." */
export function describeDiff({ files, added, removed }: Counts): string {
  const changed = files.filter(({ change }) => change !== 'same').length;
  if (changed === 0) return 'Nothing changed: the texts are the same.';
  const head = `${formatCounted(changed, 'file')} changed`;
  if (added + removed === 0) return `${head}, but no line: only line endings or the last newline differ.`;
  const lines =
    added > 0 && removed > 0
      ? `${formatCounted(added, 'line')} added, ${removed} removed`
      : added > 0
        ? `${formatCounted(added, 'line')} added`
        : `${formatCounted(removed, 'line')} removed`;
  return `${head}: ${lines}.`;
}

/** The same of one file: "6 added, 3 removed", "new file", "unchanged". */
export function describeFile({
  change,
  lines,
}: Pick<PolicyDiff['files'][number], 'change' | 'lines'>): string {
  const count = (kind: 'added' | 'removed') => lines.filter((line) => line.kind === kind).length;
  if (change === 'added') return `new file, ${formatCounted(count('added'), 'line')}`;
  if (change === 'removed') return `file removed, ${formatCounted(count('removed'), 'line')}`;
  if (change === 'same') return 'unchanged';
  const [added, removed] = [count('added'), count('removed')];
  return added + removed === 0 ? 'only line endings changed' : `${added} added, ${removed} removed`;
}
