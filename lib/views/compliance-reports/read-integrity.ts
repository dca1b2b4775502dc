import { parseCheckpoint } from '@/lib/audit-log/checkpoint';
import { openNote } from '@/lib/audit-log/signed-note';
import { parseVerifierKey } from '@/lib/audit-log/verifier-key';
import type { ReportIntegrity } from '@/lib/domain/read-models/compliance-report-data';
import type { Window } from '@/lib/domain/time-range';
import { findCoveringCheckpoint, readLatestCheckpoint } from '@/lib/store/audit-log/audit-checkpoints';
import { listAuditKeys } from '@/lib/store/audit-log/audit-keys';
import {
  countEntriesBelow,
  countWaitingEntries,
  readEntrySpan,
} from '@/lib/store/compliance-reports/read-entry-span';

/** What can be proven of the log over a period: its entries, the checkpoint over them, keys, verification, witnesses. */
export async function readIntegrity(window: Window): Promise<ReportIntegrity> {
  const [span, keys, waiting] = await Promise.all([
    readEntrySpan(window),
    listAuditKeys(),
    countWaitingEntries(),
  ]);
  const covering = span.lastIndex === null ? null : await findCoveringCheckpoint(BigInt(span.lastIndex));
  const stored = covering ?? (await readLatestCheckpoint());
  const known = keys.flatMap(({ vkey }) => parseVerifierKey(vkey) ?? []);
  const opened = stored && openNote(Buffer.from(stored.note), known);
  const said = opened?.verdict === 'ok' ? parseCheckpoint(opened.text) : null;
  return {
    origin: said?.origin ?? known[0]?.name ?? null,
    keys: keys.map(({ vkey, fromSize, toSize }) => ({
      vkey,
      fromSize: fromSize.toString(),
      toSize: toSize?.toString() ?? null,
    })),
    // One whose signature does not hold is none.
    checkpoint:
      stored && said
        ? {
            size: said.size.toString(),
            root: said.root.toString('base64'),
            signedAt: stored.signedAt,
            note: stored.note,
            coversPeriod: covering !== null,
          }
        : null,
    entries: { ...span, covered: said ? await countEntriesBelow(window, said.size) : 0 },
    waiting,
    verification: null,
    lastAnchor: null,
  };
}
