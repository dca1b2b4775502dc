import type { ComponentProps } from 'react';
import { cn } from './cn';

const fieldStyles =
  'w-full rounded-md border border-line-strong/70 bg-surface px-2.5 text-sm text-fg placeholder:text-fg-muted disabled:opacity-50 aria-invalid:border-status-breached';

/** A one-line text field. */
export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input className={cn(fieldStyles, 'h-8', className)} {...props} />;
}

/** A text field of several lines. */
export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return <textarea className={cn(fieldStyles, 'min-h-20 py-2', className)} {...props} />;
}
