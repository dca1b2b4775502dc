import type { Metadata } from 'next';
import { RulePage } from '@/components/alerts/rules/rule-form-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Alert rule · Alerts · Gatehouse' };

export default async function AlertRulePage({ params }: { params: Promise<{ ruleId: string }> }) {
  const { permissions } = await requireSession();
  const { ruleId } = await params;
  return <RulePage ruleId={decodeURIComponent(ruleId)} mayWrite={permissions.has('alerting:write')} />;
}
