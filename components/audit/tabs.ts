import type { Permission } from '@/lib/domain/roles';

export type AuditTab = { href: string; label: string; needs: Permission };

/** The pages about the audit log, each with the permission that its content needs. */
export const AUDIT_TABS: readonly AuditTab[] = [
  { href: '/audit', label: 'Trail', needs: 'audit:read' },
  { href: '/audit/integrity', label: 'Integrity', needs: 'audit:read' },
  { href: '/audit/access', label: 'Access', needs: 'elevations:write' },
  { href: '/audit/reports', label: 'Reports', needs: 'audit:read' },
  { href: '/audit/retention', label: 'Retention', needs: 'audit:read' },
];

/** Those that the permissions open. */
export const auditTabsFor = (permissions: ReadonlySet<Permission>): AuditTab[] =>
  AUDIT_TABS.filter(({ needs }) => permissions.has(needs));
