'use client';

import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { Page } from '@/components/layout/page';
import { cn } from '@/components/ui/cn';
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
      <nav
        aria-label="Audit"
        className="border-line flex gap-0.5 overflow-x-auto border-b px-0.5 pt-0.5 sm:gap-1"
        data-print="hide"
      >
        {tabs.map(({ href, label: name }) => (
          <Link
            key={href}
            href={href}
            aria-current={href === tab ? 'page' : undefined}
            className={cn(
              '-mb-px flex h-9 items-center border-b-2 px-2 text-sm font-medium whitespace-nowrap sm:px-3',
              href === tab ? 'border-fg text-fg' : 'text-fg-muted hover:text-fg border-transparent',
            )}
          >
            {name}
          </Link>
        ))}
      </nav>
      {permissions.includes('audit:read') ? (
        <IntegrityStatus isIntegrityPage={tab === '/audit/integrity'} />
      ) : null}
      {children}
    </Page>
  );
}
