'use client';

import { ChevronLeft } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { RefreshControl } from '@/components/time-range/refresh-control';
import { ScopeFilters } from '@/components/time-range/scope-filters';
import { TimeRangePicker } from '@/components/time-range/time-range-picker';
import { ScopedLink } from './scoped-link';

export type PageControl = 'scope' | 'range' | 'refresh';
const ALL: readonly PageControl[] = ['scope', 'range', 'refresh'];

/**
 * One page of the console: a header that stays (title, scope, time range, refresh) and the content.
 * `answer` is the sentence that answers the page's question before any chart.
 */
export function Page({
  title,
  documentTitle,
  answer,
  controls = ALL,
  back,
  actions,
  children,
}: {
  title: ReactNode;
  /** The title of the browser's tab, where `title` is no text. */
  documentTitle?: string;
  answer?: ReactNode;
  controls?: readonly PageControl[];
  back?: { href: string; label: string };
  actions?: ReactNode;
  children: ReactNode;
}) {
  const tabTitle = documentTitle ?? (typeof title === 'string' ? title : null);
  useEffect(() => {
    if (tabTitle) document.title = `${tabTitle} · Gatehouse`;
  }, [tabTitle]);

  return (
    <>
      <header className="border-line bg-surface top-0 z-20 border-b px-4 py-2 lg:sticky lg:px-6 print:static">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <div className="mr-auto min-w-0">
            {back ? (
              <ScopedLink
                href={back.href}
                className="text-fg-muted hover:text-fg inline-flex min-h-6 items-center gap-0.5 text-xs"
              >
                <ChevronLeft aria-hidden className="size-3.5" />
                {back.label}
              </ScopedLink>
            ) : null}
            <h1 className="text-xl font-semibold [overflow-wrap:anywhere]">{title}</h1>
          </div>
          <div className="flex flex-wrap items-center gap-2 max-sm:w-full" data-print="hide">
            {actions}
            {controls.includes('scope') ? <ScopeFilters /> : null}
            {controls.includes('range') ? <TimeRangePicker /> : null}
            {controls.includes('refresh') ? <RefreshControl hasRange={controls.includes('range')} /> : null}
          </div>
        </div>
      </header>
      <div className="mx-auto grid w-full max-w-[110rem] gap-4 p-4 lg:px-6">
        {answer ? <p className="text-base text-pretty">{answer}</p> : null}
        {children}
      </div>
    </>
  );
}
