'use client';

import { useId, type ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

export type PanelProps = {
  /** Where links of other pages lead: `/on-call#auth-errors`. */
  id?: string;
  title: ReactNode;
  /** One line under the title: unit, window, what is counted. */
  description?: ReactNode;
  /** Controls at the right of the title. */
  actions?: ReactNode;
  className?: string;
  /** Without inner padding, for tables that reach the edges. */
  flush?: boolean;
  children: ReactNode;
};

/** A titled, labelled region of a page. For data use `QueryPanel`. */
export function Panel({
  id: anchor,
  title,
  description,
  actions,
  className,
  flush = false,
  children,
}: PanelProps) {
  const id = useId();
  return (
    <section
      id={anchor}
      aria-labelledby={id}
      className={cn('border-line bg-surface flex min-w-0 flex-col rounded-lg border', className)}
    >
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1 px-4 pt-3 pb-2">
        <div className="min-w-0">
          <h2 id={id} className="text-sm font-semibold text-pretty">
            {title}
          </h2>
          {description ? <p className="text-fg-muted text-xs text-pretty">{description}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-1.5">{actions}</div> : null}
      </div>
      <div className={cn('min-w-0 flex-1', flush ? 'pb-1' : 'px-4 pb-4')}>{children}</div>
    </section>
  );
}
