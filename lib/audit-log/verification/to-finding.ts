import { createHash } from 'node:crypto';
import type { AuditFinding } from '@/lib/domain/audit-findings';
import type { Problem } from './problem';

/**
 * The finding of a problem. The same kind at the same first entry is the same finding, however often it is seen; where
 * no entry is concerned, the sentence tells them apart.
 */
export function toFinding({ kind, first, last, what }: Problem, detectedAt: Date): AuditFinding {
  const key = JSON.stringify([kind, first === null ? what : first.toString()]);
  return {
    id: createHash('sha256').update(key).digest('hex').slice(0, 32),
    kind,
    firstIndex: first?.toString() ?? null,
    lastIndex: last?.toString() ?? null,
    what,
    detectedAt: detectedAt.toISOString(),
  };
}
