import type { ReactNode } from 'react';
import { SettingsFrame } from '@/components/settings/settings-frame';
import { requireSession } from '@/lib/auth/require-session';

/** The tabs that the reader's permissions open. Each page and endpoint checks for itself. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { permissions } = await requireSession();
  return <SettingsFrame permissions={[...permissions]}>{children}</SettingsFrame>;
}
