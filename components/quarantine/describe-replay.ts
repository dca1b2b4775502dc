import { formatCount, formatCounted } from '@/components/format/format-count';
import { reasonOf } from './reasons';
import type { ReplayResult } from './replay-events';

/** What became of a replay, in sentences. */
export function describeReplay({
  asked,
  replayed,
  accepted,
  duplicates,
  stillRejected,
}: ReplayResult): string {
  const refused = stillRejected.length;
  const untried = Math.max(0, asked - replayed - refused);
  return [
    asked === 0 ? 'No event was left to replay.' : describeRead(asked, replayed),
    replayed > 0 ? describeWritten(accepted, duplicates) : null,
    refused > 0 ? `${stays(asked, refused)}: ${countReasons(stillRejected)}.` : null,
    untried > 0
      ? `${formatCounted(untried, 'event')} behind them ${untried === 1 ? 'was' : 'were'} not tried; choose a reason or a source to reach ${untried === 1 ? 'it' : 'them'}.`
      : null,
  ]
    .filter(Boolean)
    .join(' ');
}

function describeRead(asked: number, replayed: number): string {
  if (asked === 1)
    return replayed === 1
      ? 'The event can be read now and left the quarantine.'
      : 'The event can still not be read.';
  if (replayed === 0) return `None of the ${formatCounted(asked, 'event')} can be read yet.`;
  if (replayed === asked)
    return `All ${formatCounted(asked, 'event')} can be read now and left the quarantine.`;
  return `${formatCount(replayed)} of ${formatCounted(asked, 'event')} can be read now and left the quarantine.`;
}

function describeWritten(accepted: number, duplicates: number): string {
  const before = `${formatCounted(duplicates, 'event')} ${duplicates === 1 ? 'was' : 'were'} there before and changed no count`;
  if (accepted === 0 && duplicates > 0) return `${before}.`;
  return `${formatCounted(accepted, 'event')} ${accepted === 1 ? 'was' : 'were'} accepted${duplicates > 0 ? `; ${before}` : ''}.`;
}

function stays(asked: number, refused: number): string {
  if (asked === 1) return 'It stays in quarantine';
  if (refused === asked) return 'They stay';
  return `${formatCount(refused)} ${refused === 1 ? 'stays' : 'stay'}`;
}

function countReasons(rejected: readonly { code: string }[]): string {
  const counts = new Map<string, number>();
  for (const { code } of rejected) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .map(([code, count]) => {
      const words = reasonOf(code).title.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());
      return rejected.length === 1 ? words : `${words} (${formatCount(count)})`;
    })
    .join(', ');
}
