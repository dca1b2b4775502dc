import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { RulesPage } from '@/components/alerts/rules/rules-page';
import { requireSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Rules · Alerts · Gatehouse' };

export default async function AlertRulesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { permissions } = await requireSession();
  const { rule } = await searchParams;
  // An alert leads here by the id of its rule.
  if (typeof rule === 'string' && rule !== '') redirect(`/alerts/rules/${encodeURIComponent(rule)}`);
  return <RulesPage mayWrite={permissions.has('alerting:write')} />;
}
