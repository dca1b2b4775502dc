import type { ProofStep } from '@/lib/client/audit-proof/verify-entry';

/** What each step of the proof is about, in the order in which they are taken. */
export const STEP_TITLES: Readonly<Record<ProofStep, string>> = {
  leaf: 'The hash of the leaf',
  shown: 'What is shown',
  values: 'Erasable values',
  path: 'The way to the root',
  signature: 'The signed checkpoint',
  growth: 'The newest checkpoint',
  memory: 'What this browser saw before',
};

const KEEP =
  'Before you reload, keep what this page shows: print it, and download the leaf and the proof below. Then look at Integrity for the first entry that fails';

/** What to do when a step fails. */
export const STEP_REMEDIES: Readonly<Record<ProofStep, string>> = {
  leaf: `Somebody wrote into the database past Gatehouse, or it is damaged. ${KEEP}, and compare with an evidence pack or a backup from before.`,
  shown: `Believe the leaf, not this page: somebody changed what entries are found by. ${KEEP}.`,
  values: `Believe none of these values: they were changed after the entry was recorded. ${KEEP}, and ask the source for them.`,
  path: `The entry is not in the log that was signed, or the tree is damaged. ${KEEP}, and compare with a checkpoint that a witness keeps.`,
  signature:
    'Compare the key with the one that you were given by another way than this page. Unless the log was set up anew and you know why, believe nothing that it says until somebody has looked.',
  growth: `The log was rewritten after the entry was recorded. ${KEEP}, and compare with a checkpoint that a witness keeps.`,
  memory: `Unless the log was set up anew and you know why, it is not the log that this browser knew. ${KEEP}, and compare with a checkpoint that a witness keeps.`,
};
