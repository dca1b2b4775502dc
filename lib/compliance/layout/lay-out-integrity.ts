import { writeCount, writeTime } from '@/lib/domain/compliance/write-cell';
import type { ComplianceReportData, ReportIntegrity } from '@/lib/domain/read-models/compliance-report-data';
import type { ReportSection } from '@/lib/domain/read-models/compliance-reports';
import { countOf } from './words';

const whole = (decimal: string): string => writeCount(Number(decimal));

function stateVerification({ verification }: ReportIntegrity): string {
  if (verification === null)
    return 'Not verified: no verification of the log had finished when this report was made.';
  const { result, at, upTo, findings } = verification;
  return result === 'verified'
    ? `Verified: the last verification, of ${writeTime(at)}, found the first ${whole(upTo)} entries whole and in order.`
    : `FAILED: the last verification, of ${writeTime(at)}, found the log changed. ${findings.join(' ')}`;
}

function stateCheckpoint({ checkpoint, entries }: ReportIntegrity): string {
  if (checkpoint === null) return 'No checkpoint: the log had not been signed when this report was made.';
  const { size, signedAt, coversPeriod } = checkpoint;
  const signed = `The checkpoint of ${writeTime(signedAt)} over ${whole(size)} entries`;
  if (entries.count === 0) return `${signed} is the latest. No entry of the log happened in this period.`;
  return coversPeriod
    ? `${signed} covers all ${countOf(entries.count, 'entry', 'entries')} of the log that happened in this period.`
    : `${signed} covers ${whole(String(entries.covered))} of the ${countOf(entries.count, 'entry', 'entries')} of the log that happened in this period; the others are not signed yet.`;
}

function stateAnchor({ lastAnchor }: ReportIntegrity): string {
  return lastAnchor === null
    ? 'No checkpoint is known to be kept outside of this system. Without one, whoever holds the signing key could rewrite the whole log: keep this page, it holds one.'
    : `The last checkpoint that was sent outside is of ${writeTime(lastAnchor.at)}, over ${whole(lastAnchor.size)} entries: ${lastAnchor.where}.`;
}

/** What can be proven of the log that the report was made from, and by what. */
export function layOutIntegrity({ integrity }: Pick<ComplianceReportData, 'integrity'>): ReportSection {
  const { checkpoint, entries, keys, origin, waiting } = integrity;
  return {
    id: 'integrity',
    title: 'Integrity statement',
    statements: [
      stateVerification(integrity),
      stateCheckpoint(integrity),
      stateAnchor(integrity),
      ...(waiting > 0
        ? [`${countOf(waiting, 'entry', 'entries')} had no place in the log yet when this report was made.`]
        : []),
      'What this proves: whoever keeps this page and the verifier key can check later, from an export of the log and without trusting its server, that no entry under the checkpoint was edited, removed, inserted or moved since.',
      'What it does not prove: that every source recorded what happened, or that what a source recorded is true. Tables from events, such as data access, attempts and denials, are counts of what sources told, not entries of the log.',
    ],
    facts: [
      { label: 'Log', value: origin ?? 'No data' },
      { label: 'Entries of the period', value: writeCount(entries.count) },
      ...(entries.firstIndex === null || entries.lastIndex === null
        ? []
        : [
            {
              label: 'Their numbers',
              value: `from no. ${entries.firstIndex} to no. ${entries.lastIndex}, with those of other times between`,
            },
          ]),
      ...(checkpoint === null
        ? []
        : [
            { label: 'Checkpoint size', value: checkpoint.size },
            { label: 'Root hash (SHA-256, base64)', value: checkpoint.root },
            { label: 'Signed', value: writeTime(checkpoint.signedAt) },
          ]),
      ...keys.map(({ vkey, fromSize, toSize }) => ({
        label: `Verifier key, sizes from ${fromSize}${toSize === null ? ' on' : ` to ${toSize}`}`,
        value: vkey,
      })),
    ],
    tables: [],
    verbatim: checkpoint === null ? [] : [{ title: 'Signed checkpoint', text: checkpoint.note }],
  };
}
