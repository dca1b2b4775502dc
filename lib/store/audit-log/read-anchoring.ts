import { getConfig } from '@/lib/config/config';
import type { WitnessKind } from '@/lib/domain/audit-witness';
import { listWitnesses } from './witnesses';

/** Which checkpoint was last witnessed where. */
export type Anchoring = {
  witnesses: {
    id: string;
    kind: WitnessKind;
    name: string;
    where: string;
    lastSize: bigint | null;
    lastAt: string | null;
    lastProblem: string | null;
    isPaused: boolean;
  }[];
  /** When the newest checkpoint was kept by anybody; null where none ever was. */
  newestAt: string | null;
  /** There are witnesses, and none of them kept anything for longer than is allowed. Without witnesses nothing is late. */
  isOld: boolean;
};

/** Which checkpoint was last witnessed where, and whether that is too long ago (GATEHOUSE_ANCHOR_MAX_MINUTES). */
export async function readAnchoring(now: Date): Promise<Anchoring> {
  const witnesses = await listWitnesses();
  const newestAt = witnesses.map(({ lastAt }) => lastAt).reduce(later, null);
  // A witness that was added a moment ago is not late.
  const since = witnesses.map(({ lastAt, createdAt }) => lastAt ?? createdAt).reduce(later, null);
  const allowedMs = getConfig().anchorMaxMinutes * 60_000;
  return {
    witnesses: witnesses.map(({ id, kind, name, place, lastSize, lastAt, lastProblem, pausedAt }) => ({
      id,
      kind,
      name,
      where: place,
      lastSize,
      lastAt,
      lastProblem,
      isPaused: pausedAt !== null,
    })),
    newestAt,
    isOld: since !== null && now.getTime() - Date.parse(since) > allowedMs,
  };
}

const later = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other > one) ? other : one;
