'use client';

import { CircleCheck, PlugZap, SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Time } from '@/components/values/time';

/** Why there is nothing: never connected, filtered away, or good news. */
export type EmptyKind =
  | { kind: 'not-connected'; title: string; how: ReactNode }
  | { kind: 'no-match'; title: string; detail?: ReactNode; onClear?: () => void }
  | { kind: 'all-quiet'; title: string; checkedAt: string; detail?: ReactNode };

const ICONS = { 'not-connected': PlugZap, 'no-match': SearchX, 'all-quiet': CircleCheck } as const;

/** An empty panel that says which kind of empty it is and what to do next. */
export function Empty({ height, ...empty }: EmptyKind & { height?: number | string }) {
  const Icon = ICONS[empty.kind];
  return (
    <div
      style={{ minHeight: height }}
      className="flex flex-col items-center justify-center gap-2 px-4 py-6 text-center"
    >
      <Icon
        aria-hidden
        className={empty.kind === 'all-quiet' ? 'text-status-met size-6' : 'text-fg-muted size-6'}
      />
      <p className="font-medium text-pretty">{empty.title}</p>
      {empty.kind === 'not-connected' ? (
        <div className="text-fg-muted max-w-prose text-pretty">{empty.how}</div>
      ) : null}
      {empty.kind !== 'not-connected' && empty.detail ? (
        <div className="text-fg-muted max-w-prose text-pretty">{empty.detail}</div>
      ) : null}
      {empty.kind === 'no-match' && empty.onClear ? (
        <Button onClick={empty.onClear}>Clear filters</Button>
      ) : null}
      {empty.kind === 'all-quiet' ? (
        <p className="text-fg-muted">
          Checked <Time at={empty.checkedAt} />
        </p>
      ) : null}
    </div>
  );
}
