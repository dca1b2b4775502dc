'use client';

import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { Button } from './button';
import { cn } from './cn';
import { Overlay } from './overlay';
import { ScrollArea } from './scroll-area';

export const Sheet = Radix.Root;
export const SheetTrigger = Radix.Trigger;
export const SheetClose = Radix.Close;

/**
 * A panel from the side. Without `overlay` the page behind stays usable: give the root
 * `modal={false}` then, so that the list beside it keeps its keys and clicks.
 */
export function SheetContent({
  title,
  actions,
  side = 'right',
  overlay = false,
  className,
  children,
  ...props
}: Omit<ComponentProps<typeof Radix.Content>, 'title'> & {
  title: ReactNode;
  actions?: ReactNode;
  side?: 'left' | 'right';
  overlay?: boolean;
}) {
  return (
    <Radix.Portal>
      {overlay ? <Overlay /> : null}
      <Radix.Content
        className={cn(
          'border-line bg-raised text-fg fixed inset-y-0 z-50 flex w-full flex-col shadow-xl',
          side === 'right' ? 'right-0 border-l sm:w-[min(36rem,90vw)]' : 'left-0 max-w-72 border-r',
          className,
        )}
        aria-describedby={undefined}
        {...props}
      >
        <div className="border-line flex min-h-13 items-center gap-2 border-b px-4 py-2">
          <Radix.Title className="min-w-0 flex-1 truncate text-base font-semibold">{title}</Radix.Title>
          {actions}
          <Radix.Close asChild>
            <Button variant="ghost" size="icon-sm" aria-label="Close">
              <X aria-hidden />
            </Button>
          </Radix.Close>
        </div>
        <ScrollArea label="Panel" className="min-h-0 flex-1 overscroll-contain p-4">
          {children}
        </ScrollArea>
      </Radix.Content>
    </Radix.Portal>
  );
}
