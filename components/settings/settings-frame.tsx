'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { TabbedPage } from '@/components/layout/tabbed-page';
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
  const current = tabs.find(({ href }) => pathname === href || pathname.startsWith(`${href}/`));
  return (
    <TabbedPage name="Settings" tabs={tabs} current={current?.href} controls={[]}>
      {children}
    </TabbedPage>
  );
}
