import type { AlertSubject } from '@/lib/domain/alerting/subject';

/** What a condition is about, in one line: "payments · checkout-api · payments/pci_egress". */
export const describeSubject = (
  { zone, service, policy, environment, item }: AlertSubject,
  itemName: string | null,
): string =>
  [zone, service, policy, environment, item && (itemName ?? item)].filter(Boolean).join(' · ') || 'All zones';
