'use client';

import { OctagonAlert } from 'lucide-react';
import Link from 'next/link';
import { Time } from '@/components/values/time';
import { FINDING_WORDS, type AuditFinding } from '@/lib/domain/audit-findings';

/**
 * The audit log does not verify: nothing may be louder. Says the first broken record, what was found and what to do.
 * `findings` come with the first bad entry first; nothing is drawn without any. `href` leads to all of them.
 */
export function IntegrityAlarm({
  findings,
  href,
}: {
  findings: readonly AuditFinding[];
  href: string | null;
}) {
  const [first] = findings;
  if (!first) return null;
  const { name, why, remedy } = FINDING_WORDS[first.kind];
  return (
    <section
      role="alert"
      aria-label="The audit log failed verification"
      className="border-status-breached bg-surface flex flex-col gap-3 rounded-lg border-4 px-4 py-4 sm:flex-row sm:px-6"
    >
      <OctagonAlert aria-hidden className="text-status-breached size-12 shrink-0" strokeWidth={2.25} />
      <div className="flex min-w-0 flex-col gap-2">
        <h2 className="text-xl font-semibold text-pretty">
          The audit log failed verification{first.firstIndex === null ? '' : ` at entry ${first.firstIndex}`}
        </h2>
        <p className="text-pretty [overflow-wrap:anywhere]">
          <strong>{name}.</strong> {first.what} {why}
        </p>
        <p className="text-pretty">
          <strong>What to do.</strong> {remedy}
        </p>
        <p className="text-fg-muted text-sm">
          Found <Time at={first.detectedAt} />.
          {findings.length > 1 ? ` ${findings.length - 1} more found.` : ''} A finding stays for ever.{' '}
          {href === null ? null : (
            <Link href={href} className="link">
              All that was found
            </Link>
          )}
        </p>
      </div>
    </section>
  );
}
