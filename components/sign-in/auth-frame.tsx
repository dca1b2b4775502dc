import type { ReactNode } from 'react';
import { Logo } from '@/components/layout/logo';

/** The frame of pages that strangers may see: one column, one heading, nothing about the estate. */
export function AuthFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <div className="grid w-full max-w-sm gap-6">
        <p className="flex items-center justify-center gap-2 text-base font-semibold">
          <Logo className="size-6" />
          Gatehouse
        </p>
        <div className="border-line bg-surface grid gap-4 rounded-lg border p-6">
          <h1 className="text-xl font-semibold text-pretty">{title}</h1>
          {children}
        </div>
      </div>
    </main>
  );
}
