'use client';

import { useId, type ReactNode } from 'react';
import { Panel } from '@/components/states/panel';

/** Where details are shown: on their own page, or in the side panel of a list. */
export type Frame = 'page' | 'panel';

/** A titled part of the details: a panel of the page, or a plain section of the side panel. */
export function Section({
  frame,
  id,
  title,
  description,
  actions,
  className,
  children,
}: {
  frame: Frame;
  id?: string;
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const headingId = useId();
  if (frame === 'page')
    return (
      <Panel id={id} title={title} description={description} actions={actions} className={className}>
        {children}
      </Panel>
    );
  return (
    <section aria-labelledby={headingId} className="border-line grid min-w-0 gap-2 border-t pt-3">
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <div>
          <h3 id={headingId} className="text-sm font-semibold">
            {title}
          </h3>
          {description ? <p className="text-fg-muted text-xs text-pretty">{description}</p> : null}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}
