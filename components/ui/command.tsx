'use client';

import { Command as Cmdk } from 'cmdk';
import { Search } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './cn';

/** A list of commands that typing narrows. */
export const Command = (props: ComponentProps<typeof Cmdk>) => <Cmdk {...props} />;

/** The field that narrows the list. */
export function CommandInput({ className, ...props }: ComponentProps<typeof Cmdk.Input>) {
  return (
    <div className="border-line flex items-center gap-2 border-b px-3">
      <Search aria-hidden className="text-fg-muted size-4 shrink-0" />
      <Cmdk.Input
        className={cn('placeholder:text-fg-muted h-11 w-full bg-transparent text-sm outline-none', className)}
        {...props}
      />
    </div>
  );
}

/** Holds the groups of commands. */
export function CommandList({ className, ...props }: ComponentProps<typeof Cmdk.List>) {
  return <Cmdk.List className={cn('max-h-80 overflow-y-auto p-1', className)} {...props} />;
}

/** What shows when nothing matches. */
export function CommandEmpty(props: ComponentProps<typeof Cmdk.Empty>) {
  return <Cmdk.Empty className="text-fg-muted p-4 text-center text-sm" {...props} />;
}

/** A titled group of commands. */
export function CommandGroup({ className, ...props }: ComponentProps<typeof Cmdk.Group>) {
  return (
    <Cmdk.Group
      className={cn(
        '[&_[cmdk-group-heading]]:text-fg-muted [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs',
        className,
      )}
      {...props}
    />
  );
}

/** One command. */
export function CommandItem({ className, ...props }: ComponentProps<typeof Cmdk.Item>) {
  return (
    <Cmdk.Item
      className={cn(
        'data-[selected=true]:bg-hover [&_svg]:text-fg-muted flex min-h-9 items-center gap-2 rounded-sm px-2 text-sm select-none [&_svg]:size-4',
        className,
      )}
      {...props}
    />
  );
}
