'use client';

import { CircleCheck, Clock, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Spinner } from '@/components/ui/spinner';
import { Time } from '@/components/values/time';
import type { BrowserVerification } from '@/lib/client/audit-proof/verify-in-browser';
import type { AuditEntryDetail } from '@/lib/domain/read-models/audit-entry';
import { Failure, FailedStep } from './failure';
import type { useEntryVerification } from './use-entry-verification';

/** What this browser found out about an entry; a failure is the loudest thing on the page. */
export function Verdict({
  detail,
  verification: { query, forget },
}: {
  detail: AuditEntryDetail;
  verification: ReturnType<typeof useEntryVerification>;
}) {
  const { data, error } = query;
  if (detail.waiting) return <Waiting {...detail.waiting} />;
  if (error)
    return (
      <Failure
        title="This entry could not be verified"
        found={`The verification itself broke off: ${error.message}.`}
        remedy="Reload the page. If it happens again, verify the proof with another program: it can be downloaded below."
      />
    );
  if (!data)
    return (
      <Frame edge="border-line" icon={<Spinner />} title="Verifying in this browser">
        The proof is being computed here.
      </Frame>
    );
  if (data.failed) return <FailedStep failed={data.failed} forget={forget} />;
  if (data.remember === null)
    return (
      <Frame
        edge="border-status-at-risk"
        icon={WARNING}
        title="In the log as it is now, not compared with before"
      >
        {data.steps.at(-1)!.found} Reload the page to try again.
      </Frame>
    );
  return (
    <Frame
      edge="border-status-met"
      icon={<CircleCheck aria-hidden className="text-status-met size-5 shrink-0" />}
      title="Verified in this browser"
    >
      {describeVerified(data, detail)}
    </Frame>
  );
}

const WARNING = <TriangleAlert aria-hidden className="text-status-at-risk size-5 shrink-0" />;

function describeVerified({ checkpoint, steps }: BrowserVerification, { entry }: AuditEntryDetail): string {
  const index = BigInt(entry.index).toLocaleString('en-US');
  const size = checkpoint!.size.toLocaleString('en-US');
  const what = entry.leaf === null ? 'The hash that is left of it' : 'It';
  const memory =
    steps.at(-1)!.verdict === 'holds' ? ' The log begins with what this browser saw before.' : '';
  return `${what} stands as entry ${index} in the log of ${size} entries that was signed, as it was recorded.${memory} Computed here, not by the server.`;
}

function Waiting({ expectedBy, isOverdue }: { expectedBy: string; isOverdue: boolean }) {
  return isOverdue ? (
    <Frame
      edge="border-status-at-risk"
      icon={WARNING}
      title="No checkpoint covers this entry, and one is overdue"
    >
      It was expected by <Time at={expectedBy} as="absolute" />. Until the log is signed again nothing proves
      this entry. The page Integrity says why it is not.
    </Frame>
  ) : (
    <Frame
      edge="border-line"
      icon={<Clock aria-hidden className="text-fg-muted size-5 shrink-0" />}
      title="Not covered by a checkpoint yet"
    >
      The log is signed every 10 seconds while it grows. The proof appears here by itself, by{' '}
      <Time at={expectedBy} as="absolute" />.
    </Frame>
  );
}

function Frame({
  edge,
  icon,
  title,
  children,
}: {
  edge: string;
  icon: ReactNode;
  title: string;
  children: ReactNode;
}) {
  return (
    <section
      role="status"
      aria-label="Verification"
      className={`bg-surface flex gap-3 rounded-lg border border-l-4 px-4 py-3 text-sm ${edge}`}
    >
      {icon}
      <div className="grid min-w-0 gap-0.5">
        <h2 className="text-sm font-semibold">{title}</h2>
        <p className="max-w-prose text-pretty">{children}</p>
      </div>
    </section>
  );
}
