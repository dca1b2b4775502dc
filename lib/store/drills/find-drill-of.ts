import { FAILURES } from '@/lib/domain/alerting/failures';
import type { KnownDrill } from '@/lib/domain/drills/known-drill';
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

/** The drill that something belongs to by a name that begins with the drill's environment, or null. */
export function findDrillOf<Drill extends Pick<KnownDrill, 'environment'>>(
  drills: readonly Drill[],
  { environment, service, policy = null, item = null }: DrillSubject,
): Drill | null {
  const names = [environment, service, policy, item].filter((name) => name !== null);
  return drills.find((drill) => names.some((name) => isNameOf(drill.environment, name))) ?? null;
}

/** Whether a name is that of the drill, or begins with it: `drill-f4-1c9a2b-checkout`, `drill-f4-1c9a2b/egress`. */
const isNameOf = (environment: string, name: string): boolean =>
  name === environment || name.startsWith(`${environment}-`) || name.startsWith(`${environment}/`);
