import type { ComponentProps } from 'react';
import { cn } from './cn';

/** A part of the page that scrolls by itself; it takes the focus, so that arrow keys can scroll it. */
export function ScrollArea({ label, className, ...props }: ComponentProps<'div'> & { label: string }) {
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a keyboard could not scroll it
      tabIndex={0}
      role="group"
      aria-label={`${label}, scrollable`}
      className={cn('overflow-auto', className)}
      {...props}
    />
  );
}
