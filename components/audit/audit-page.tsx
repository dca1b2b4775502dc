'use client';

import type { ComponentProps } from 'react';
import { TabbedPage } from '@/components/layout/tabbed-page';
import type { Permission } from '@/lib/domain/roles';
import { IntegrityStatus } from './integrity-status';
import { auditTabsFor, type AuditTab } from './tabs';

/**
 * One of the pages about the audit log, below tabs that are links. `tab` is its address; a page below one of them
 * names that one and says the way back.
 */
export function AuditPage({
  tab,
  permissions,
  children,
  ...page
}: Omit<ComponentProps<typeof TabbedPage>, 'name' | 'tabs' | 'current'> & {
  tab: AuditTab['href'];
  permissions: readonly Permission[];
}) {
  return (
    <TabbedPage name="Audit" tabs={auditTabsFor(new Set(permissions))} current={tab} {...page}>
      {permissions.includes('audit:read') ? (
        <IntegrityStatus isIntegrityPage={tab === '/audit/integrity'} />
      ) : null}
      {children}
    </TabbedPage>
  );
}
