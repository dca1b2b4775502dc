import { getPrisma } from '../database';

/** Keeps how long a canary event took to be seen by a query; null when it was not seen in time. */
export async function addCanary(sentAt: Date, visibleMs: number | null): Promise<void> {
  await getPrisma().canary.upsert({
    where: { sentAt },
    create: { sentAt, visibleMs },
    update: { visibleMs },
  });
}
