import { Switch as Radix } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn';

/** On or off, at once; needs a label. */
export function Switch({ className, ...props }: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root
      className={cn(
        'border-line-strong bg-muted data-[state=checked]:border-fg data-[state=checked]:bg-fg inline-flex h-6 w-10 shrink-0 items-center rounded-full border p-0.5 disabled:opacity-50',
        className,
      )}
      {...props}
    >
      <Radix.Thumb className="bg-line-strong data-[state=checked]:bg-surface block size-4 rounded-full transition-transform data-[state=checked]:translate-x-4.5" />
    </Radix.Root>
  );
}
