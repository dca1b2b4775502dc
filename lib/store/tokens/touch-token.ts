import { getPrisma } from '../database';

/** Notes that a token was used at `now`, unless a use after `unlessAfter` is noted already. */
export async function touchToken(id: string, now: Date, unlessAfter: Date): Promise<void> {
  await getPrisma().token.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: unlessAfter } }] },
    data: { lastUsedAt: now },
  });
}
