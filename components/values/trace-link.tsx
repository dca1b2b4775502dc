import Link from 'next/link';
import { shortenId } from '@/components/format/shorten-id';
import { CopyButton } from './copy-button';
import { NotReported } from './not-reported';

/** The page of a trace. */
export const traceHref = (traceId: string): string => `/traces/${encodeURIComponent(traceId)}`;

/** A trace id that leads to its trace; copied in full. */
export function TraceLink({
  traceId,
  length = 34,
  copy = true,
}: {
  traceId: string | null;
  length?: number;
  copy?: boolean;
}) {
  if (!traceId) return <NotReported />;
  return (
    <span className="inline-flex items-center gap-0.5">
      <Link
        href={traceHref(traceId)}
        title={traceId}
        className="link inline-flex min-h-6 items-center font-mono text-xs"
      >
        {shortenId(traceId, length)}
      </Link>
      {copy ? <CopyButton text={traceId} what="trace id" /> : null}
    </span>
  );
}
