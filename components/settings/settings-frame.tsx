'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef, type ReactNode } from 'react';
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
  const current = tabs.find(({ href }) => pathname === href || pathname.startsWith(`${href}/`));
  const tabsRef = useRef<HTMLElement>(null);
  const currentHref = current?.href;
  useEffect(() => {
    // On narrow screens the tabs scroll sideways: the current one must not start out of sight.
    if (!currentHref) return;
    const link = tabsRef.current?.querySelector(`[href="${currentHref}"]`);
    link?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [currentHref]);
  return (
    <Page title="Settings" documentTitle={current ? `${current.label} · Settings` : 'Settings'} controls={[]}>
      <nav
        ref={tabsRef}
        aria-label="Settings"
        className="border-line flex gap-1 overflow-x-auto border-b px-0.5 pt-0.5"
      >
        {tabs.map(({ href, label }) => (
          <Link
            key={href}
            href={href}
            aria-current={href === currentHref ? 'page' : undefined}
            className={cn(
              '-mb-px flex h-9 items-center border-b-2 px-3 text-sm font-medium whitespace-nowrap',
              href === currentHref ? 'border-fg text-fg' : 'text-fg-muted hover:text-fg border-transparent',
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
