import type { Metadata } from 'next';
import { RulesPage } from '@/components/alerts/rules/rules-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Rules · Alerts · Gatehouse' };

export default async function AlertRulesPage() {
  const { permissions } = await requireSession();
  return <RulesPage mayWrite={permissions.has('alerting:write')} />;
}
