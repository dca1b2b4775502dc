import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { auditFindingSchema, type AuditFinding } from '@/lib/domain/audit-findings';
import { parseJson } from '@/lib/domain/parse-json';

/** The findings that a file outside of the database keeps, one JSON line each. A line that was cut off is passed over. */
export function readFindingFile(file: string): AuditFinding[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const parsed = auditFindingSchema.safeParse(parseJson(line));
      return parsed.success ? [parsed.data] : [];
    });
}

/** Adds a finding to the file; nothing is ever taken out. */
export function appendToFindingFile(file: string, finding: AuditFinding): void {
  // Begins with a newline: the line before may have been cut off.
  appendFileSync(file, `\n${JSON.stringify(finding)}`, { mode: 0o600, flush: true });
}
