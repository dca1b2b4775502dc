'use client';

import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { rangeOfDrag } from '@/components/time-range/page-range';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { PLOT, plotPosition } from './plot-area';
import { instantInGrid, type TimeGrid } from './prepare/time-grid';

type Drag = { start: number; end: number };

/**
 * Lets a person drag over a time chart to set the page's range; the browser's Back undoes it. With
 * the keyboard, Enter zooms into the bucket that the arrow keys chose (`activeAt`).
 */
export function DragZoom({
  grid,
  activeAt,
  children,
}: {
  grid: TimeGrid;
  activeAt?: () => number | null;
  children: ReactNode;
}) {
  const { setRange } = usePageScope();
  const box = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);

  const positionOf = (event: PointerEvent) =>
    plotPosition(event.clientX, box.current?.getBoundingClientRect() ?? { left: 0, width: 1 });

  function start(event: PointerEvent) {
    if (event.button !== 0 || event.pointerType === 'touch') return;
    if ((event.target as Element).closest('a, button')) return;
    const position = positionOf(event);
    setDrag({ start: position, end: position });
  }

  function move(event: PointerEvent) {
    if (!drag) return;
    if (event.buttons === 0) return setDrag(null);
    // Captured only once the pointer moves, so that a plain click stays the chart's own.
    box.current?.setPointerCapture(event.pointerId);
    setDrag({ ...drag, end: positionOf(event) });
  }

  function finish() {
    if (!drag) return;
    setDrag(null);
    const range = rangeOfDrag(
      instantInGrid(grid, drag.start),
      instantInGrid(grid, drag.end),
      grid.stepMs / 2,
    );
    if (range) setRange(range);
  }

  function onKeyDown(event: KeyboardEvent) {
    const at = event.key === 'Enter' ? activeAt?.() : null;
    if (at === null || at === undefined || (event.target as Element).closest('a, button')) return;
    event.preventDefault();
    const range = rangeOfDrag(at, at + grid.stepMs, 1);
    if (range) setRange(range);
  }

  return (
    <div
      ref={box}
      role="presentation"
      // The crosshair is shared by all charts of the page, the tooltip belongs to the one in use.
      className="relative h-full cursor-crosshair touch-pan-y select-none not-hover:not-focus-within:[&_.recharts-tooltip-wrapper]:hidden"
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={finish}
      onPointerCancel={() => setDrag(null)}
      onKeyDown={onKeyDown}
    >
      {children}
      {drag && drag.start !== drag.end ? (
        <div
          aria-hidden
          className="pointer-events-none absolute inset-x-0"
          style={{ left: PLOT.left, right: PLOT.right, top: PLOT.top, bottom: PLOT.bottom }}
        >
          <div
            className="border-accent bg-accent/15 absolute inset-y-0 border-x"
            style={{
              left: `${Math.min(drag.start, drag.end) * 100}%`,
              width: `${Math.abs(drag.end - drag.start) * 100}%`,
            }}
          />
        </div>
      ) : null}
    </div>
  );
}
