import { getPrisma } from '../database';
import type { PostmortemVersion } from '../generated/client';
import type { Transaction } from '../transaction';

/** A version of an incident's postmortem, by default the last; null without it. */
export const findPostmortem = (incidentId: string, version?: number): Promise<PostmortemVersion | null> =>
  getPrisma().postmortemVersion.findFirst({
    where: { incidentId, ...(version !== undefined && { version }) },
    orderBy: { version: 'desc' },
  });

/** Which versions there are, newest first, without their texts. */
export const listPostmortemVersions = (
  incidentId: string,
): Promise<Omit<PostmortemVersion, 'text' | 'incidentId'>[]> =>
  getPrisma().postmortemVersion.findMany({
    where: { incidentId },
    select: { version: true, writtenAt: true, writtenBy: true },
    orderBy: { version: 'desc' },
  });

/** The last version of an incident that is locked; 0 without any. */
export async function lastPostmortemVersion(tx: Transaction, incidentId: string): Promise<number> {
  const { _max } = await tx.postmortemVersion.aggregate({ where: { incidentId }, _max: { version: true } });
  return _max.version ?? 0;
}

/** Adds a version. */
export async function insertPostmortemVersion(tx: Transaction, version: PostmortemVersion): Promise<void> {
  await tx.postmortemVersion.create({ data: version });
}
