'use client';

import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { cn } from '@/components/ui/cn';

/** Tabs that are links, so that each has its address. On narrow screens they scroll, and the current one is in sight. */
export function LinkTabs({
  label,
  tabs,
  current,
}: {
  label: string;
  tabs: readonly { href: string; label: string }[];
  /** The address of the current one. */
  current: string | undefined;
}) {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!current) return;
    const link = ref.current?.querySelector(`[href="${current}"]`);
    link?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);
  return (
    <nav
      ref={ref}
      aria-label={label}
      className="border-line flex gap-0.5 overflow-x-auto border-b px-0.5 pt-0.5 sm:gap-1"
      data-print="hide"
    >
      {tabs.map(({ href, label: name }) => (
        <Link
          key={href}
          href={href}
          aria-current={href === current ? 'page' : undefined}
          className={cn(
            '-mb-px flex h-9 items-center border-b-2 px-2 text-sm font-medium whitespace-nowrap sm:px-3',
            href === current ? 'border-fg text-fg' : 'text-fg-muted hover:text-fg border-transparent',
          )}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
