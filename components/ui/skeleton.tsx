import type { ComponentProps } from 'react';
import { cn } from './cn';

/** A grey shape in the place of what is loading; hidden from screen readers. */
export function Skeleton({ className, ...props }: ComponentProps<'div'>) {
  return <div aria-hidden className={cn('bg-muted animate-pulse rounded-md', className)} {...props} />;
}
