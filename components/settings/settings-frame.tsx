'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { Page } from '@/components/layout/page';
import { cn } from '@/components/ui/cn';
import type { Permission } from '@/lib/domain/roles';
import { settingsTabsFor } from './tabs';

/** The frame of every page of the settings: the tabs are links, so that each has its address. */
export function SettingsFrame({
  permissions,
  children,
}: {
  permissions: readonly Permission[];
  children: ReactNode;
}) {
  const pathname = usePathname();
  const tabs = settingsTabsFor(new Set(permissions));
  const current = tabs.find(({ href }) => pathname === href);
  return (
    <Page title="Settings" documentTitle={current ? `${current.label} · Settings` : 'Settings'} controls={[]}>
      <nav aria-label="Settings" className="border-line flex gap-1 overflow-x-auto border-b px-0.5 pt-0.5">
        {tabs.map(({ href, label }) => (
          <Link
            key={href}
            href={href}
            aria-current={href === current?.href ? 'page' : undefined}
            className={cn(
              '-mb-px flex h-9 items-center border-b-2 px-3 text-sm font-medium whitespace-nowrap',
              href === current?.href ? 'border-fg text-fg' : 'text-fg-muted hover:text-fg border-transparent',
            )}
          >
            {label}
          </Link>
        ))}
      </nav>
      {children}
    </Page>
  );
}
