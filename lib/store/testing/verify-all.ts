import { listDays } from '../rollups/list-days';
import { verifyDay, type RollupDifference } from '../rollups/verify-day';

/** Every difference between roll-ups and raw events, over all days. */
export async function verifyAll(): Promise<RollupDifference[]> {
  const differences: RollupDifference[] = [];
  for (const day of await listDays()) differences.push(...(await verifyDay(day)));
  return differences;
}
