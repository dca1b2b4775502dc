import type { ReactNode } from 'react';
import { AppShell } from '@/components/layout/app-shell';
import { requireSession } from '@/lib/auth/require-session';

/** The signed-in shell. It only decides what to show: every page and endpoint checks for itself. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const actor = await requireSession();
  return (
    <AppShell name={actor.name} permissions={[...actor.permissions]}>
      {children}
    </AppShell>
  );
}
