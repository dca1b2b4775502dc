import type { Occasion } from '@/lib/auth/occasion';
import type { RunbookSource } from '@/lib/domain/read-models/runbooks';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { digestText } from '@/lib/store/runbooks/write-runbook';
import type { Transaction } from '@/lib/store/transaction';

type Written = {
  slug: string;
  title: string;
  version: number;
  text: string;
  source: RunbookSource;
  path?: string;
  commit?: string | null;
};

/** Leaves the audit entry of a new version: its number and digest; the text itself stays with the version. */
export const noteWritten = (
  tx: Transaction,
  actor: Actor,
  { slug, title, text, ...version }: Written,
  { now, newId, from }: Occasion,
): Promise<void> =>
  appendAuditEntry(tx, {
    id: newId(),
    occurredAt: now,
    actor,
    action: 'runbook.written',
    targets: [{ type: 'runbook', id: slug, name: title }],
    context: from,
    changes: { ...version, digest: digestText(text) },
  });
