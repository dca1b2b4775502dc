import { parseCheckpoint } from '@/lib/audit-log/checkpoint';
import { openNote } from '@/lib/audit-log/signed-note';
import { parseVerifierKey } from '@/lib/audit-log/verifier-key';
import type { ReportIntegrity } from '@/lib/domain/read-models/compliance-report-data';
import type { Window } from '@/lib/domain/time-range';
import { findCoveringCheckpoint, readLatestCheckpoint } from '@/lib/store/audit-log/audit-checkpoints';
import { listAuditKeys } from '@/lib/store/audit-log/audit-keys';
import { countPending } from '@/lib/store/audit-log/count-pending';
import { readAnchoring } from '@/lib/store/audit-log/read-anchoring';
import { listAuditFindings } from '@/lib/store/audit-log/verification/audit-findings';
import { readVerificationState } from '@/lib/store/audit-log/verification/verification-state';
import { countEntriesBelow, readEntrySpan } from '@/lib/store/compliance-reports/read-entry-span';

/** Whoever reads on paper looks the others up. */
const MOST_FINDINGS = 20;

/** What can be proven of the log over a period: its entries, the checkpoint over them, keys, verification, witnesses. */
export async function readIntegrity(window: Window, now: Date): Promise<ReportIntegrity> {
  const [span, keys, waiting, verification, lastAnchor] = await Promise.all([
    readEntrySpan(window),
    listAuditKeys(),
    countPending(),
    readVerification(),
    readLastAnchor(now),
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
    verification,
    lastAnchor,
  };
}

async function readVerification(): Promise<ReportIntegrity['verification']> {
  const [{ checkedAt, verifiedSize, lastPassAt }, findings] = await Promise.all([
    readVerificationState(),
    listAuditFindings(),
  ]);
  if (checkedAt === null && findings.length === 0) return null;
  return {
    result: findings.length === 0 ? 'verified' : 'failed',
    at: checkedAt ?? findings.at(-1)!.detectedAt,
    upTo: verifiedSize.toString(),
    lastPassAt,
    findings: findings.slice(0, MOST_FINDINGS).map(({ what }) => what),
    findingCount: findings.length,
  };
}

async function readLastAnchor(now: Date): Promise<ReportIntegrity['lastAnchor']> {
  const { witnesses } = await readAnchoring(now);
  const kept = witnesses
    .flatMap(({ name, where, lastSize, lastAt }) =>
      lastSize === null || lastAt === null
        ? []
        : [{ size: lastSize.toString(), at: lastAt, where: `${name} (${where})` }],
    )
    .toSorted((one, other) => (one.at < other.at ? 1 : -1));
  return kept[0] ?? null;
}
