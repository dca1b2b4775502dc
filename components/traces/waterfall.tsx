'use client';

import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { decisionHref } from '@/components/decisions/decision-href';
import { formatMilliseconds } from '@/components/format/format-duration';
import type { Trace } from '@/lib/domain/read-models/traces';
import { EventMark, EventName } from './event-line';
import { SpanDetail } from './span-detail';
import { SpanBar, SpanName } from './span-line';
import { TimeAxis } from './time-axis';
import { useTreeKeys } from './use-tree-keys';
import { listRows, type WaterfallRow } from './waterfall-rows';

const LINE = 'grid gap-x-3 px-2 md:grid-cols-[minmax(16rem,2fr)_3fr_5.5rem]';

const withToggled = (keys: ReadonlySet<string>, key: string): ReadonlySet<string> => {
  const copy = new Set(keys);
  if (!copy.delete(key)) copy.add(key);
  return copy;
};

/** Spans and events of a trace on one axis of time, as a tree that keys and screen readers can walk. */
export function Waterfall({ trace }: { trace: Trace }) {
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const router = useRouter();
  const rows = useMemo(() => listRows(trace, collapsed), [trace, collapsed]);
  const toggle = (key: string) => setCollapsed(withToggled(collapsed, key));
  const open = (row: WaterfallRow) => {
    if (row.type === 'span') setOpened(withToggled(opened, row.key));
    else if (row.event.kind === 'decision') router.push(decisionHref(row.event.id));
  };
  const { onKeyDown, lineProps } = useTreeKeys(rows, {
    isCollapsed: (key) => collapsed.has(key),
    toggle,
    open,
  });
  const firstLoose = rows.findIndex((row) => row.type === 'event' && row.level === 1);
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its lines take the focus, one at a time
    <div role="treegrid" aria-label="Spans and events by time" onKeyDown={onKeyDown} className="text-sm">
      <div role="row" className={`${LINE} border-line border-b pb-1`}>
        <span role="columnheader" className="text-fg-muted text-xs">
          Span or event
        </span>
        <div role="columnheader" aria-label="Time from the beginning of the trace">
          <TimeAxis wholeMs={trace.durationMs} />
        </div>
        <span role="columnheader" className="text-fg-muted text-right text-xs max-md:hidden">
          Duration
        </span>
      </div>
      {rows.map((row, index) => (
        <div key={row.key} role="presentation">
          {index === firstLoose && trace.spans.length > 0 ? (
            <p role="presentation" className="text-fg-muted border-line border-t px-2 pt-3 pb-1 text-xs">
              Events of this trace whose span was not received
            </p>
          ) : null}
          <div
            role="row"
            aria-level={row.level}
            aria-expanded={row.type === 'span' && row.hasChildren ? !collapsed.has(row.key) : undefined}
            className={`${LINE} hover:bg-hover border-line border-b py-1`}
            {...lineProps(row, index)}
          >
            <div role="gridcell" className="min-w-0">
              {row.type === 'span' ? (
                <SpanName
                  span={row.span}
                  level={row.level}
                  hasChildren={row.hasChildren}
                  isCollapsed={collapsed.has(row.key)}
                  isOpen={opened.has(row.key)}
                  onToggle={() => toggle(row.key)}
                  onOpen={() => open(row)}
                />
              ) : (
                <EventName event={row.event} level={row.level} />
              )}
            </div>
            <div role="gridcell" className="min-w-0">
              {row.type === 'span' ? (
                <SpanBar span={row.span} wholeMs={trace.durationMs} />
              ) : (
                <EventMark event={row.event} wholeMs={trace.durationMs} />
              )}
              <span className="sr-only">{describePlace(row)}</span>
            </div>
            <div role="gridcell" className="figures text-right max-md:text-left max-md:text-xs">
              {row.type === 'span' ? (
                formatMilliseconds(row.span.durationMs)
              ) : (
                <span className="text-fg-muted">at {formatMilliseconds(row.event.offsetMs)}</span>
              )}
            </div>
          </div>
          {row.type === 'span' && opened.has(row.key) ? (
            <div role="row" aria-level={row.level + 1}>
              <div role="gridcell" aria-colspan={3}>
                <SpanDetail span={row.span} />
              </div>
            </div>
          ) : null}
        </div>
      ))}
    </div>
  );
}

const describePlace = (row: WaterfallRow): string =>
  row.type === 'span'
    ? `starts after ${formatMilliseconds(row.span.offsetMs)}`
    : `after ${formatMilliseconds(row.event.offsetMs)}`;
