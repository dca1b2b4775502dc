import { redirect } from 'next/navigation';
import { settingsTabsFor } from '@/components/settings/tabs';
import { requireSession } from '@/lib/auth/require-session';

/** Leads to the first page of the settings that the reader may open. */
export default async function SettingsPage() {
  const { permissions } = await requireSession();
  redirect(settingsTabsFor(permissions)[0]?.href ?? '/settings/inventory');
}
