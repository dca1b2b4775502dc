'use client';

import { Tabs as Radix } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn';

export const Tabs = Radix.Root;

/** The row of tabs. */
export function TabsList({ className, ...props }: ComponentProps<typeof Radix.List>) {
  return (
    <Radix.List
      className={cn('border-line flex gap-1 overflow-x-auto border-b px-0.5 pt-0.5', className)}
      {...props}
    />
  );
}

/** One tab. */
export function TabsTrigger({ className, ...props }: ComponentProps<typeof Radix.Trigger>) {
  return (
    <Radix.Trigger
      className={cn(
        'text-fg-muted hover:text-fg data-[state=active]:border-fg data-[state=active]:text-fg -mb-px h-9 border-b-2 border-transparent px-3 text-sm font-medium whitespace-nowrap',
        className,
      )}
      {...props}
    />
  );
}

/** What a tab shows. */
export function TabsContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return <Radix.Content className={cn('pt-3', className)} {...props} />;
}
