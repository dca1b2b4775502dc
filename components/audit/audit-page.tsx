'use client';

import type { ComponentProps, ReactNode } from 'react';
import { LinkTabs } from '@/components/layout/link-tabs';
import { Page } from '@/components/layout/page';
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
}: Omit<ComponentProps<typeof Page>, 'title'> & {
  tab: AuditTab['href'];
  permissions: readonly Permission[];
  title?: ReactNode;
}) {
  const tabs = auditTabsFor(new Set(permissions));
  const label = tabs.find(({ href }) => href === tab)?.label;
  const { title = 'Audit', documentTitle = label ? `${label} · Audit` : 'Audit', ...rest } = page;
  return (
    <Page title={title} documentTitle={documentTitle} {...rest}>
      <LinkTabs label="Audit" tabs={tabs} current={tab} />
      {permissions.includes('audit:read') ? (
        <IntegrityStatus isIntegrityPage={tab === '/audit/integrity'} />
      ) : null}
      {children}
    </Page>
  );
}
