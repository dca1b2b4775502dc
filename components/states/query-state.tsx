'use client';

import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import { Button } from '@/components/ui/button';
import type { Freshness } from '@/lib/domain/read-models/common';
import { describeError } from './describe-error';
import { Empty, type EmptyKind } from './empty';
import { ErrorState } from './error-state';
import { Loading } from './loading';
import { StaleBanner } from './stale-banner';

/** The part of a TanStack query result that the states need. */
export type QueryResult<T> = {
  data: T | undefined;
  error: Error | null;
  isPlaceholderData: boolean;
  isFetching: boolean;
  refetch: () => unknown;
};

export type QueryStateProps<T> = {
  query: QueryResult<T>;
  /** What the query is about, for error messages: "Denials". */
  what: string;
  /** Height of the skeleton and of the empty state, in pixels: that of the finished panel. */
  height: number;
  /** Which kind of empty the data is, or null when there is something to show. */
  emptyOf?: (data: T) => EmptyKind | null;
  freshnessOf?: (data: T) => Freshness;
  children: (data: T) => ReactNode;
};

/** An empty panel needs no more room than its words, in pixels. */
const EMPTY_HEIGHT = 180;

/** What a read model shows ends here, where it has a window. */
const windowEndOf = (data: unknown): string | undefined => (data as { window?: { to: string } }).window?.to;

/** Loading, error, empty, stale or the data; old data stays, dimmed, while new data is on its way. */
export function QueryState<T>({ query, what, height, emptyOf, freshnessOf, children }: QueryStateProps<T>) {
  const { data, error, isPlaceholderData, isFetching, refetch } = query;
  if (data === undefined)
    return error ? (
      <ErrorState error={error} what={what} height={height} onRetry={() => void refetch()} />
    ) : (
      <Loading height={height} label={`Loading ${what}`} />
    );
  const empty = emptyOf?.(data) ?? null;
  return (
    <>
      {error ? <RefreshFailed error={error} what={what} onRetry={() => void refetch()} /> : null}
      {freshnessOf ? <StaleBanner freshness={freshnessOf(data)} windowEnd={windowEndOf(data)} /> : null}
      <div
        aria-busy={isPlaceholderData || undefined}
        className={cn(
          'min-w-0 transition-opacity',
          isPlaceholderData ? 'opacity-60' : isFetching ? 'opacity-90 delay-1000' : 'opacity-100',
        )}
      >
        {empty ? <Empty {...empty} height={Math.min(height, EMPTY_HEIGHT)} /> : children(data)}
      </div>
    </>
  );
}

function RefreshFailed({ error, what, onRetry }: { error: Error; what: string; onRetry: () => void }) {
  const { detail, requestId } = describeError(error, what);
  return (
    <p
      role="status"
      className="border-status-breached bg-muted mb-2 flex flex-wrap items-center gap-2 border-l-2 px-2 py-1 text-xs"
    >
      Refresh failed, this is older data. {detail}
      {requestId ? <code className="font-mono">{requestId}</code> : null}
      <Button size="sm" variant="ghost" onClick={onRetry}>
        Try again
      </Button>
    </p>
  );
}
