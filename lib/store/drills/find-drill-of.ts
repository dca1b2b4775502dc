import { FAILURES } from '@/lib/domain/alerting/failures';
import { drillNamesUntil, type KnownDrill } from '@/lib/domain/drills/known-drill';
import { z } from 'zod';
import { getPrisma } from '../database';
import type { Transaction } from '../transaction';

const failureSchema = z.enum(FAILURES);

/** Every drill that was ever started, the newest first. */
export async function listDrills(client: Transaction = getPrisma()): Promise<KnownDrill[]> {
  const rows = await client.drill.findMany({ orderBy: [{ startedAt: 'desc' }, { id: 'desc' }] });
  return rows.map(({ id, failure, zone, environment, startedAt, endedAt }) => ({
    id,
    failure: failureSchema.parse(failure),
    zone,
    environment,
    startedAt: startedAt.getTime(),
    endedAt: endedAt?.getTime() ?? null,
  }));
}

/** What an alert or event is about, as far as it tells a drill. */
export type DrillSubject = {
  environment: string | null;
  service: string | null;
  policy?: string | null;
  item?: string | null;
};

/**
 * The drill that something which began at `sinceMs` (milliseconds since 1970) belongs to by a name that begins with the drill's
 * environment, or null. After its time the names of a drill are like all others.
 */
export function findDrillOf<Drill extends Pick<KnownDrill, 'environment' | 'endedAt'>>(
  drills: readonly Drill[],
  { environment, service, policy = null, item = null }: DrillSubject,
  sinceMs: number,
): Drill | null {
  const names = [environment, service, policy, item].filter((name) => name !== null);
  return (
    drills.find(
      (drill) => sinceMs < drillNamesUntil(drill) && names.some((name) => isNameOf(drill.environment, name)),
    ) ?? null
  );
}

/** No rule judges by names of longer ago than this: 28 days of a source's rhythm and a week of silence. */
const LOOK_BACK_MS = 35 * 86_400_000;

/**
 * The drill that a condition found at `atMs` belongs to, or null: by when it began. One that does not tell is a drill's for as
 * long as what rules look back at may hold something of it.
 */
export const findDrillOfCondition = <Drill extends Pick<KnownDrill, 'environment' | 'endedAt'>>(
  drills: readonly Drill[],
  { subject, sinceMs }: { subject: DrillSubject; sinceMs: number | null },
  atMs: number,
): Drill | null => findDrillOf(drills, subject, sinceMs ?? atMs - LOOK_BACK_MS);

/** Whether a name is that of the drill, or begins with it: `drill-f4-1c9a2b-checkout`, `drill-f4-1c9a2b/egress`. */
const isNameOf = (environment: string, name: string): boolean =>
  name === environment || name.startsWith(`${environment}-`) || name.startsWith(`${environment}/`);
