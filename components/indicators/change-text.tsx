import { ArrowDown, ArrowRight, ArrowUp } from 'lucide-react';
import type { Change } from '@/components/format/format-change';
import { judgeChange } from './format-indicator';

const ARROWS = { up: ArrowUp, down: ArrowDown, same: ArrowRight } as const;

/** A change against the window before: arrow, amount, and whether it is for the better. */
export function ChangeText({
  change,
  direction,
  missing = 'No earlier data',
}: {
  change: Change | null;
  direction: 'higher' | 'lower';
  missing?: string;
}) {
  if (!change) return <span className="text-fg-muted">{missing}</span>;
  const Arrow = ARROWS[change.direction];
  const verdict = judgeChange(change, direction);
  return (
    <span className="figures inline-flex items-center gap-1 whitespace-nowrap">
      <Arrow aria-hidden className="text-fg-muted size-3.5" />
      {change.text}
      {verdict ? <span className="text-fg-muted">{verdict}</span> : null}
    </span>
  );
}
