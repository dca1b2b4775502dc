import { FINDING_WORDS, type AuditFinding } from '@/lib/domain/audit-findings';
import type { VerifiedStep } from '@/lib/domain/read-models/audit-verification';

type Summary = NonNullable<VerifiedStep['summary']>;

/**
 * The verdict of a full verification: whether all of it holds, the first bad entry (null where none is known), and the
 * lines to print. A checkpoint from outside that nothing can be compared with is no proof, so nothing holds then.
 */
export function describeVerification(
  problems: readonly AuditFinding[],
  summary: Summary,
): { isVerified: boolean; firstBad: string | null; lines: string[] } {
  const { size, root, checkpoints, kept, unusable, seconds, entriesPerSecond, findings } = summary;
  const isVerified = problems.length === 0 && unusable.length === 0;
  const firstBad = findFirst(problems);
  return {
    isVerified,
    firstBad,
    lines: [
      ...problems.flatMap(describeProblem),
      ...unusable.map(
        ({ where, why }) =>
          `Nothing could be compared with the checkpoint in ${where}: ${why.replaceAll('_', ' ')}.`,
      ),
      ...(findings.length > 0 ? [`Found before, for ever: ${findings.length}. See /audit/integrity.`] : []),
      `${size} entries, ${checkpoints} checkpoints of the log and ${kept} from outside compared, root ${root}.`,
      `${seconds.toFixed(1)} s${entriesPerSecond === null ? '' : `, ${Math.round(entriesPerSecond)} entries per second`}.`,
      isVerified
        ? kept > 0
          ? 'The log is intact, and it grew out of the checkpoints that were kept outside.'
          : 'The log is intact as far as it can tell by itself. Only a checkpoint that is kept outside (--checkpoint) rules out that it was rewritten as a whole by who has the key.'
        : firstBad === null
          ? 'The log is NOT intact.'
          : `The log is NOT intact. The first bad entry is ${firstBad}.`,
    ],
  };
}

function findFirst(problems: readonly AuditFinding[]): string | null {
  const indexes = problems.flatMap(({ firstIndex }) => (firstIndex === null ? [] : [BigInt(firstIndex)]));
  return indexes.length === 0
    ? null
    : indexes.reduce((first, index) => (index < first ? index : first)).toString();
}

const describeProblem = ({ kind, what }: AuditFinding): string[] => [
  `${FINDING_WORDS[kind].name} (${kind}): ${what}`,
  `  ${FINDING_WORDS[kind].why}`,
  `  ${FINDING_WORDS[kind].remedy}`,
];
