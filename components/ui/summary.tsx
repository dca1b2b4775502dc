import { ChevronRight } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './cn';

/** The line of a `details` that opens it, laid out as a row: what the browser's own arrow is lost on. */
export function Summary({ className, children, ...props }: ComponentProps<'summary'>) {
  return (
    <summary
      className={cn('flex min-h-6 w-fit max-w-full cursor-pointer items-center gap-1.5', className)}
      {...props}
    >
      <ChevronRight aria-hidden className="size-3.5 shrink-0 [details[open]>summary>&]:rotate-90" />
      {children}
    </summary>
  );
}
