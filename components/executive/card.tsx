'use client';

import type { ReactNode } from 'react';
import { ScopedLink } from '@/components/layout/scoped-link';

/** One figure of the first row: label with its help, number, change, sparkline, status. */
export function Card({
  label,
  href,
  help,
  value,
  change,
  counts,
  sparkline,
  status,
}: {
  label: string;
  /** Where the events behind the figure are; null where there is no such place yet. */
  href: string | null;
  help: ReactNode;
  value: string;
  change: ReactNode;
  counts: ReactNode;
  sparkline: ReactNode;
  status: ReactNode;
}) {
  return (
    <li className="border-line bg-surface flex min-w-0 flex-col gap-1 rounded-lg border px-4 py-3">
      <div className="flex items-center justify-between gap-1">
        <h2 className="min-w-0 text-sm text-pretty">
          {href ? (
            <ScopedLink
              href={href}
              className="text-fg-muted hover:text-fg inline-flex min-h-6 items-center hover:underline"
            >
              {label}
            </ScopedLink>
          ) : (
            <span className="text-fg-muted inline-flex min-h-6 items-center">{label}</span>
          )}
        </h2>
        {help}
      </div>
      <p className="figures text-2xl font-semibold">{value}</p>
      <p className="text-fg-muted min-h-4 text-xs">{counts}</p>
      <div className="mt-auto flex min-h-7 items-end justify-between gap-2 pt-1">
        <div className="grid gap-0.5 text-xs">
          {status}
          {change}
        </div>
        {sparkline}
      </div>
    </li>
  );
}
