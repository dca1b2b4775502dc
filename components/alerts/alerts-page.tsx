'use client';

import type { ComponentProps } from 'react';
import { TabbedPage } from '@/components/layout/tabbed-page';
import { ALERT_TABS, type AlertTab } from './tabs';

/**
 * One of the pages about alerts, below tabs that are links. `tab` is its address; a page below one of them names that one
 * and says the way back.
 */
export const AlertsPage = ({
  tab,
  ...page
}: Omit<ComponentProps<typeof TabbedPage>, 'name' | 'tabs' | 'current'> & { tab: AlertTab }) => (
  <TabbedPage name="Alerts" tabs={ALERT_TABS} current={tab} {...page} />
);
