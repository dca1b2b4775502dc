'use client';

import { CircleCheck, OctagonAlert, X } from 'lucide-react';
import { Toast } from 'radix-ui';
import { useSyncExternalStore } from 'react';
import { Button } from './button';
import { dismissToast, toastStore } from './toast-store';

const NONE: ReturnType<typeof toastStore.read> = [];

/** The live region in which `showToast` messages appear; stands once in the root layout. */
export function Toaster() {
  const messages = useSyncExternalStore(toastStore.subscribe, toastStore.read, () => NONE);
  return (
    <Toast.Provider duration={6_000} label="Message">
      {messages.map((message) => {
        const Icon = message.tone === 'done' ? CircleCheck : OctagonAlert;
        return (
          <Toast.Root
            key={message.id}
            type={message.tone === 'done' ? 'background' : 'foreground'}
            duration={message.tone === 'done' ? 6_000 : 12_000}
            onOpenChange={(open) => (open ? undefined : dismissToast(message.id))}
            className="border-line bg-raised text-fg flex items-start gap-2.5 rounded-lg border p-3 text-sm shadow-lg"
          >
            <Icon
              aria-hidden
              className={
                message.tone === 'done'
                  ? 'text-status-met mt-0.5 size-4 shrink-0'
                  : 'text-status-breached mt-0.5 size-4 shrink-0'
              }
            />
            <div className="min-w-0 flex-1">
              <Toast.Title className="font-medium">{message.title}</Toast.Title>
              {message.description ? (
                <Toast.Description className="text-fg-muted">{message.description}</Toast.Description>
              ) : null}
            </div>
            {message.action ? (
              <Toast.Action asChild altText={message.action.label}>
                <Button size="sm" onClick={message.action.onSelect}>
                  {message.action.label}
                </Button>
              </Toast.Action>
            ) : null}
            <Toast.Close asChild>
              <Button variant="ghost" size="icon-sm" aria-label="Dismiss">
                <X aria-hidden />
              </Button>
            </Toast.Close>
          </Toast.Root>
        );
      })}
      <Toast.Viewport className="fixed right-4 bottom-4 z-50 flex w-[min(24rem,calc(100vw-2rem))] flex-col gap-2" />
    </Toast.Provider>
  );
}
