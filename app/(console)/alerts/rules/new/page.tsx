import type { Metadata } from 'next';
import { NewRulePage } from '@/components/alerts/rules/rule-form-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Add rule · Alerts · Gatehouse' };

export default async function NewAlertRulePage() {
  const { permissions } = await requireSession();
  return <NewRulePage mayWrite={permissions.has('alerting:write')} />;
}
