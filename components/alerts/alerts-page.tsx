'use client';

import type { ComponentProps, ReactNode } from 'react';
import { LinkTabs } from '@/components/layout/link-tabs';
import { Page } from '@/components/layout/page';
import { ALERT_TABS, type AlertTab } from './tabs';

/**
 * One of the pages about alerts, below tabs that are links. `tab` is its address; a page below one of them names that one
 * and says the way back.
 */
export function AlertsPage({
  tab,
  children,
  ...page
}: Omit<ComponentProps<typeof Page>, 'title'> & { tab: AlertTab; title?: ReactNode }) {
  const label = ALERT_TABS.find(({ href }) => href === tab)!.label;
  const documentTitle = label === 'Alerts' ? 'Alerts' : `${label} · Alerts`;
  return (
    <Page title="Alerts" documentTitle={documentTitle} {...page}>
      <LinkTabs label="Alerts" tabs={ALERT_TABS} current={tab} />
      {children}
    </Page>
  );
}
