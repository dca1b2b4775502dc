import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { FINDING_WORDS, type AuditFinding } from '@/lib/domain/audit-findings';
import { makeCondition } from '../make-condition';

/**
 * What was found wrong with the audit log, one condition a finding. A finding stays for ever; its condition holds for so
 * long (`holdsMs`) after it was made, unless somebody resolves its alert before.
 */
export const judgeFindings = (
  findings: readonly AuditFinding[],
  atMs: number,
  holdsMs: number,
): AlertCondition[] =>
  findings.flatMap(({ id, kind, firstIndex, lastIndex, what, detectedAt }): AlertCondition[] => {
    const foundMs = Date.parse(detectedAt);
    if (foundMs > atMs) return [];
    const name = `${FINDING_WORDS[kind].name}${firstIndex === null ? '' : `, first bad entry ${firstIndex}`}`;
    const holds = atMs - foundMs < holdsMs;
    return [
      makeCondition({
        subject: { item: id },
        itemName: name,
        outcome: holds ? 'true' : 'false',
        value: firstIndex === null || lastIndex === null ? null : Number(lastIndex) - Number(firstIndex) + 1,
        unit: 'count',
        sinceMs: holds ? foundMs : null,
        sentence: `${name}: ${what}`,
      }),
    ];
  });
