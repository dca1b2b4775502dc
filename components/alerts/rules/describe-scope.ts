import type { AlertScope } from '@/lib/domain/alerting/alert-rule';

/** Where a rule looks, in words: "payments, pci · checkout-api"; "Everywhere". */
export const describeScope = ({ zones, services, environments, policies }: AlertScope): string =>
  [zones, services, environments, policies]
    .filter((names) => names.length > 0)
    .map((names) => names.join(', '))
    .join(' · ') || 'Everywhere';
