import type { ComponentProps } from 'react';
import { cn } from './cn';

/** A key of the keyboard. */
export function Kbd({ className, ...props }: ComponentProps<'kbd'>) {
  return (
    <kbd
      className={cn(
        'border-line-strong/60 bg-muted text-fg inline-flex h-5 min-w-5 items-center justify-center rounded-sm border px-1 font-mono text-xs',
        className,
      )}
      {...props}
    />
  );
}
