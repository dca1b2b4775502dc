'use client';

import { OctagonAlert } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/values/copy-button';
import { describeError } from './describe-error';

/** What failed, why, the request id, and the way on; other panels keep working. */
export function ErrorState({
  error,
  what,
  onRetry,
  height,
}: {
  error: unknown;
  what: string;
  onRetry?: () => void;
  height?: number | string;
}) {
  const { title, detail, requestId, next } = describeError(error, what);
  return (
    <div
      role="alert"
      style={{ minHeight: height }}
      className="flex flex-col items-center justify-center gap-2 px-4 py-6 text-center"
    >
      <OctagonAlert aria-hidden className="text-status-breached size-6" />
      <p className="font-medium">{title}</p>
      <p className="text-fg-muted max-w-prose text-pretty">{detail}</p>
      {requestId ? (
        <p className="text-fg-muted flex items-center gap-1 text-xs">
          Request <code className="font-mono">{requestId}</code>
          <CopyButton text={requestId} what="request id" />
        </p>
      ) : null}
      {next === 'retry' && onRetry ? <Button onClick={onRetry}>Try again</Button> : null}
      {next === 'sign-in' ? (
        <Button asChild>
          <Link href="/sign-in" prefetch={false}>
            Sign in
          </Link>
        </Button>
      ) : null}
    </div>
  );
}
