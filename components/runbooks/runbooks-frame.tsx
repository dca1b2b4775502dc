'use client';

import type { ComponentProps } from 'react';
import { TabbedPage } from '@/components/layout/tabbed-page';

const TABS = [
  { href: '/runbooks', label: 'Runbooks' },
  { href: '/runbooks/drills', label: 'Drills' },
] as const;

/** One of the pages about runbooks, below tabs that are links. */
export const RunbooksFrame = ({
  tab,
  ...page
}: Pick<ComponentProps<typeof TabbedPage>, 'answer' | 'actions' | 'children'> & {
  tab: (typeof TABS)[number]['href'];
}) => <TabbedPage name="Runbooks" tabs={TABS} current={tab} controls={['refresh']} {...page} />;
