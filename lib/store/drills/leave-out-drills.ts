import { DRILL_PREFIX } from '@/lib/domain/drills/known-drill';
import { sql, type Sql } from '../query';

/**
 * Whether what belongs to drills counts too. Left out unless somebody asks for it, so that no figure can forget to:
 * `included` is for those who must find what a drill injects.
 */
export type DrillChoice = { drills?: 'included' };

/**
 * Holds for what belongs to no drill, by the name of its environment, source or policy. Only names that a drill registered are
 * left out: nobody hides an event by giving it a name.
 */
export const isOfNoDrill = (name: Sql): Sql =>
  sql`(${name} IS NULL OR ${name} NOT LIKE ${`${DRILL_PREFIX}%`} OR NOT EXISTS (
    SELECT FROM drill known WHERE ${name} = known.environment
      OR starts_with(${name}, known.environment || '-') OR starts_with(${name}, known.environment || '/')))`;

/**
 * The conditions that leave drills out, none where they are asked for: by the choice, or by naming the environment,
 * service, policy or source of one.
 */
export function leaveOutDrills(
  environment: Sql,
  filter: DrillChoice & { environment?: string; service?: string; policy?: string; source?: string },
): Sql[] {
  const named = [filter.environment, filter.service, filter.policy, filter.source];
  if (filter.drills === 'included' || named.some((name) => name?.startsWith(DRILL_PREFIX))) return [];
  return [isOfNoDrill(environment)];
}
