import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './cn';

/** The browser's own select, styled: it works with every keyboard, screen reader and phone. */
export function Select({ className, children, ...props }: ComponentProps<'select'>) {
  return (
    <span className={cn('relative inline-flex', className)}>
      <select
        className="border-line-strong/70 bg-surface text-fg aria-invalid:border-status-breached h-8 w-full appearance-none truncate rounded-md border pr-7 pl-2.5 text-sm disabled:opacity-50"
        {...props}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="text-fg-muted pointer-events-none absolute top-1/2 right-2 size-3.5 -translate-y-1/2"
      />
    </span>
  );
}
