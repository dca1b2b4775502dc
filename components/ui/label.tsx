import { Label as Radix } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn';

/** The name of a form control. */
export function Label({ className, ...props }: ComponentProps<typeof Radix.Root>) {
  return <Radix.Root className={cn('text-fg text-sm font-medium', className)} {...props} />;
}
