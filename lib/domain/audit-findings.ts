import { z } from 'zod';

/** What can be wrong with the audit log; spec/audit-log.md §1 and §9 where it has a word for it. */
export const FINDING_KINDS = [
  'changed',
  'value_changed',
  'column_changed',
  'missing',
  'inserted',
  'reordered',
  'backdated',
  'malformed',
  'erased_without_entry',
  'tree_changed',
  'root_mismatch',
  'truncated',
  'rollback',
  'fork',
  'inconsistent',
  'checkpoint_replaced',
  'checkpoint_missing',
  'rewritten_with_other_key',
  'silent',
] as const;
export const findingKindSchema = z.enum(FINDING_KINDS);
export type FindingKind = z.infer<typeof findingKindSchema>;

/** Something that is wrong with the log. Indexes are whole numbers in decimal. */
export const auditFindingSchema = z.object({
  id: z.string(),
  kind: findingKindSchema,
  /** The first bad entry, or the first that may be; null where no entry is concerned. */
  firstIndex: z.string().nullable(),
  /** The last one; null where it is not known, or no entry is concerned. */
  lastIndex: z.string().nullable(),
  /** What was found, as a sentence. */
  what: z.string(),
  detectedAt: z.string(),
});
export type AuditFinding = z.infer<typeof auditFindingSchema>;

type Words = {
  /** What it is called. */
  name: string;
  /** What it means. */
  why: string;
  /** What to do now. */
  remedy: string;
};

const EVIDENCE =
  'Copy the database and the data folder before anything else happens to them, and compare with a checkpoint, an evidence pack or a backup that is kept elsewhere.';
const OWNER = 'Somebody wrote into the database past Gatehouse: its own role cannot do that.';
const RESTORED =
  'If a backup was restored on purpose, say so where your incidents are kept: the entries in between stay a gap for ever, and nothing more is signed until an administrator sets the signer up anew.';

/** What each kind of finding is called, what it means and what to do. */
export const FINDING_WORDS: Record<FindingKind, Words> = {
  changed: { name: 'Entry changed', why: OWNER, remedy: EVIDENCE },
  value_changed: { name: 'Erasable value changed', why: OWNER, remedy: EVIDENCE },
  column_changed: {
    name: 'Search columns changed',
    why: 'The entry itself is intact, but searches may hide it or show it as something else.',
    remedy: EVIDENCE,
  },
  missing: { name: 'Entry missing', why: OWNER, remedy: EVIDENCE },
  inserted: { name: 'Entry inserted', why: OWNER, remedy: EVIDENCE },
  reordered: { name: 'Entries swapped', why: OWNER, remedy: EVIDENCE },
  backdated: {
    name: 'Entry back-dated',
    why: 'The time of recording never goes back along the log: this entry was put in afterwards.',
    remedy: EVIDENCE,
  },
  malformed: {
    name: 'Entry cannot be read',
    why: 'Its bytes are those of the tree, but they are no entry: Gatehouse writes none like it.',
    remedy: EVIDENCE,
  },
  erased_without_entry: {
    name: 'Erased without an entry',
    why: 'Whoever erases through Gatehouse leaves an entry that names what was erased.',
    remedy: EVIDENCE,
  },
  tree_changed: { name: 'Tree changed', why: OWNER, remedy: EVIDENCE },
  root_mismatch: {
    name: 'Log differs from what was signed',
    why: 'Entries and tree agree with each other, but not with a signed checkpoint: both were rewritten.',
    remedy: EVIDENCE,
  },
  truncated: {
    name: 'End of the log cut off',
    why: 'The log has fewer entries than its own checkpoints cover.',
    remedy: EVIDENCE,
  },
  rollback: {
    name: 'Log rolled back',
    why: 'The log has fewer entries than were seen before, by a memory outside of the database.',
    remedy: RESTORED,
  },
  fork: {
    name: 'Log forked',
    why: 'As many entries as were seen before, but others: somebody is shown another log.',
    remedy: EVIDENCE,
  },
  inconsistent: {
    name: 'Log rewritten',
    why: 'The log does not begin with what was seen before: it was rewritten and grew on.',
    remedy: EVIDENCE,
  },
  checkpoint_replaced: {
    name: 'Checkpoint replaced',
    why: 'A checkpoint of the database was not signed by a key of the log for this place.',
    remedy: EVIDENCE,
  },
  checkpoint_missing: {
    name: 'Checkpoint missing',
    why: 'A checkpoint that was verified before is not in the database any more.',
    remedy: EVIDENCE,
  },
  rewritten_with_other_key: {
    name: 'Signed with another key',
    why: 'Whoever made the log anew had no access to the key that it was signed with before, or hides it.',
    remedy: EVIDENCE,
  },
  silent: {
    name: 'Log was silent',
    why: 'Gatehouse writes a pulse every ten minutes: without one, entries may have been cut off or never recorded.',
    remedy:
      'Look for errors in the log of the server at that time. Without any, treat it as entries that were cut off.',
  },
};
