'use client';

import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';

/** "50 of 12,000 denials", and more of them on request. */
export function TableFooter({
  summary,
  hasMore,
  isLoadingMore,
  onLoadMore,
}: {
  summary: string;
  hasMore: boolean;
  isLoadingMore: boolean;
  onLoadMore?: () => void;
}) {
  return (
    <div className="border-line text-fg-muted flex min-h-10 items-center justify-between gap-3 border-t px-4 py-1 text-xs">
      <p className="figures">{summary}</p>
      {hasMore && onLoadMore ? (
        <Button size="sm" onClick={onLoadMore} disabled={isLoadingMore}>
          {isLoadingMore ? <Spinner /> : null}
          Show more
        </Button>
      ) : null}
    </div>
  );
}
