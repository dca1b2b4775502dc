'use client';

import { OctagonAlert } from 'lucide-react';
import { Time } from '@/components/values/time';
import { FINDING_WORDS, type AuditFinding } from '@/lib/domain/audit-findings';

/** Everything that was ever found, each with what was found, why it matters and what to do. */
export function FindingsTable({ findings }: { findings: readonly AuditFinding[] }) {
  return (
    <ol className="divide-line divide-y">
      {findings.map(({ id, kind, firstIndex, lastIndex, what, detectedAt }) => (
        <li key={id} className="flex gap-3 px-4 py-3 text-sm">
          <OctagonAlert aria-hidden className="text-status-breached mt-0.5 size-4 shrink-0" />
          <div className="grid min-w-0 gap-1">
            <p className="font-medium">
              {FINDING_WORDS[kind].name}
              <span className="text-fg-muted font-normal">
                {' '}
                · {describeRange(firstIndex, lastIndex)} · found <Time at={detectedAt} as="absolute" />
              </span>
            </p>
            <p className="text-pretty [overflow-wrap:anywhere]">{what}</p>
            <p className="text-fg-muted text-pretty">
              {FINDING_WORDS[kind].why} {FINDING_WORDS[kind].remedy}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

function describeRange(first: string | null, last: string | null): string {
  if (first === null) return 'no entry by itself';
  if (last === null) return `from entry ${first} on`;
  return first === last ? `entry ${first}` : `entries ${first} to ${last}`;
}
