import { getPrisma } from '../database';

/** Notes how the last attempt to read policy texts of a source went; `problem` is null when it went well. */
export async function noteRepositoryRead(source: string, now: Date, problem: string | null): Promise<void> {
  await getPrisma().repositoryAccess.updateMany({
    where: { source },
    data: problem === null ? { lastReadAt: now, lastProblem: null } : { lastProblem: problem.slice(0, 500) },
  });
}
