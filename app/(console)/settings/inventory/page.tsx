import type { Metadata } from 'next';
import { InventorySettings } from '@/components/inventory/inventory-settings';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Inventory · Settings · Gatehouse' };

export default async function InventoryPage() {
  const { permissions } = await requireSession();
  return <InventorySettings mayWrite={permissions.has('inventory:write')} />;
}
