import type { z } from 'zod';
import { refuse, type MappedRecord } from '../../adapter';

/** The refusal of a record that a schema did not take: which field, and how it differs from `what`. */
export function refuseIssue(error: z.ZodError, what: string): MappedRecord {
  const issue = error.issues[0]!;
  const path = issue.path.join('.');
  return refuse('not-understood', path, `${path || 'The record'} is not as in ${what}: ${issue.message}.`);
}
