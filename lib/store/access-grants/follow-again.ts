import type { Transaction } from '../transaction';

/** Has the log followed from its beginning again: what is there already stays, with the kind that it is now. */
export const followAgain = (tx: Transaction): Promise<number> =>
  tx.$executeRaw`UPDATE access_fold SET next_index = 0`;
