import { getPrisma } from '../database';
import type { StoredMismatch } from './stored-mismatch';

const dateOf = (ms: number | null) => (ms === null ? null : new Date(ms));

/** Keeps a mismatch as it stands now. */
export async function saveMismatch(mismatch: StoredMismatch): Promise<void> {
  const { driftId, startedAt, noticedAt, reportedAt, endedAt, ...told } = mismatch;
  const row = {
    ...told,
    startedAt: new Date(startedAt),
    noticedAt: new Date(noticedAt),
    reportedAt: dateOf(reportedAt),
    endedAt: dateOf(endedAt),
  };
  await getPrisma().policyMismatch.upsert({
    where: { driftId },
    create: { driftId, ...row },
    update: row,
  });
}

/** Forgets a mismatch: it is over, and where it was a drift, its end is told. */
export async function deleteMismatch(driftId: string): Promise<void> {
  await getPrisma().policyMismatch.deleteMany({ where: { driftId } });
}
