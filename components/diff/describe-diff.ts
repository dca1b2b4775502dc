import { formatCount, formatCounted } from '@/components/format/format-count';
import type { PolicyDiff } from '@/lib/domain/read-models/policies';
import type { Whitespace } from './whitespace';

type Counts = Pick<PolicyDiff, 'added' | 'removed' | 'whitespace'> & {
  files: readonly Pick<PolicyDiff['files'][number], 'change'>[];
};

/** What may differ where no line does. */
const REST: Record<Whitespace, string> = {
  exact: 'only line endings or the last newline differ',
  ignored: 'only white space differs',
};

/** "2 files changed: 6 lines added, 3 removed." */
export function describeDiff({ files, added, removed, whitespace }: Counts): string {
  const changed = files.filter(({ change }) => change !== 'same').length;
  if (changed === 0) return 'Nothing changed: the texts are the same.';
  const head = `${formatCounted(changed, 'file')} changed`;
  if (added + removed === 0) return `${head}, but no line: ${REST[whitespace]}.`;
  const lines =
    added > 0 && removed > 0
      ? `${formatCounted(added, 'line')} added, ${formatCount(removed)} removed`
      : added > 0
        ? `${formatCounted(added, 'line')} added`
        : `${formatCounted(removed, 'line')} removed`;
  return `${head}: ${lines}${whitespace === 'ignored' ? ', white space ignored' : ''}.`;
}

/** The same of one file: "6 added, 3 removed", "new file, 12 lines", "unchanged". */
export function describeFile(
  { change, added, removed }: Pick<PolicyDiff['files'][number], 'change' | 'added' | 'removed'>,
  whitespace: Whitespace,
): string {
  if (change === 'added') return `new file, ${formatCounted(added, 'line')}`;
  if (change === 'removed') return `file removed, ${formatCounted(removed, 'line')}`;
  if (change === 'same') return 'unchanged';
  return added + removed === 0
    ? REST[whitespace]
    : `${formatCount(added)} added, ${formatCount(removed)} removed`;
}
