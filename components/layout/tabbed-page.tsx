'use client';

import type { ComponentProps, ReactNode } from 'react';
import { LinkTabs } from './link-tabs';
import { Page } from './page';

/**
 * One of several pages about `name`, below tabs that are links. `current` is the address of its tab; a page below one of
 * them has a title of its own.
 */
export function TabbedPage({
  name,
  tabs,
  current,
  title = name,
  documentTitle,
  children,
  ...page
}: Omit<ComponentProps<typeof Page>, 'title'> & {
  name: string;
  tabs: readonly { href: string; label: string }[];
  current: string | undefined;
  title?: ReactNode;
}) {
  const label = tabs.find(({ href }) => href === current)?.label;
  return (
    <Page
      title={title}
      documentTitle={documentTitle ?? (label && label !== name ? `${label} · ${name}` : name)}
      {...page}
    >
      <LinkTabs label={name} tabs={tabs} current={current} />
      {children}
    </Page>
  );
}
