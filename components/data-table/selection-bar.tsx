import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';

/** What can be done with the ticked rows of a table; stands above it while some are. */
export const SelectionBar = ({
  label,
  count,
  onClear,
  children,
}: {
  /** "Selected entries". */
  label: string;
  /** "3 entries". */
  count: string;
  onClear: () => void;
  children: ReactNode;
}) => (
  <div
    role="group"
    aria-label={label}
    className="bg-accent-soft flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-1"
  >
    <span className="text-sm font-medium">{count} selected</span>
    {children}
    <Button size="sm" variant="ghost" onClick={onClear}>
      Clear selection
    </Button>
  </div>
);
