'use client';

import type { ComponentProps } from 'react';
import { LinkTabs } from '@/components/layout/link-tabs';
import { Page } from '@/components/layout/page';

const TABS = [
  { href: '/runbooks', label: 'Runbooks' },
  { href: '/runbooks/drills', label: 'Drills' },
] as const;

/** One of the pages about runbooks, below tabs that are links. */
export function RunbooksFrame({
  tab,
  children,
  ...page
}: Omit<ComponentProps<typeof Page>, 'title' | 'controls'> & { tab: (typeof TABS)[number]['href'] }) {
  const label = TABS.find(({ href }) => href === tab)!.label;
  return (
    <Page
      title="Runbooks"
      documentTitle={label === 'Runbooks' ? label : `${label} · Runbooks`}
      controls={['refresh']}
      {...page}
    >
      <LinkTabs label="Runbooks" tabs={TABS} current={tab} />
      {children}
    </Page>
  );
}
