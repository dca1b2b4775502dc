import { DRILL_LAG_MS, DRILL_PREFIX } from '@/lib/domain/drills/known-drill';
import { sql, type Sql } from '../query';

/**
 * Whether what belongs to drills counts too. Left out unless somebody asks for it, so that no figure can forget to:
 * `included` is for those who must find what a drill injects.
 */
export type DrillChoice = { drills?: 'included' };

export type DrillFilter = DrillChoice & {
  environment?: string;
  service?: string;
  policy?: string;
  source?: string;
};

/** Until when the names of the drill `known` are its own, as `drillNamesUntil` says: the start of a UTC day, or infinity. */
const KNOWN_UNTIL = sql`coalesce(date_trunc('day', known.ended_at + make_interval(secs => ${DRILL_LAG_MS / 1_000}), 'UTC')
  + interval '24 hours', 'infinity')`;

/** Whether a name is that of the drill `known`, or begins with it. */
const isNameOfKnown = (name: Sql): Sql =>
  sql`(${name} = known.environment OR starts_with(${name}, known.environment || '-') OR starts_with(${name}, known.environment || '/'))`;

/**
 * Holds for what belongs to no drill, by the name of its environment, source or policy and the time (a `timestamptz`, of a
 * roll-up the start of its bucket) that it is told of. Only names that a drill registered are left out, and only in its time:
 * nobody hides an event by giving it a name.
 */
export const isOfNoDrill = (name: Sql, at: Sql): Sql =>
  sql`(${name} IS NULL OR ${name} NOT LIKE ${`${DRILL_PREFIX}%`} OR NOT EXISTS (
    SELECT FROM drill known WHERE ${isNameOfKnown(name)} AND ${at} < ${KNOWN_UNTIL}))`;

/**
 * From when on what carries a name counts: `-infinity` for all names but those of drills, `infinity` while one runs. The same
 * as `isOfNoDrill`, for who compares many times with it.
 */
export const countsFrom = (name: Sql, filter: DrillFilter): Sql =>
  leavesOutDrills(filter)
    ? sql`CASE WHEN ${name} LIKE ${`${DRILL_PREFIX}%`}
        THEN coalesce((SELECT max(${KNOWN_UNTIL}) FROM drill known WHERE ${isNameOfKnown(name)}), '-infinity')
        ELSE TIMESTAMPTZ '-infinity' END`
    : sql`TIMESTAMPTZ '-infinity'`;

/** Not where drills are asked for, by the choice or by naming the environment, service, policy or source of one. */
const leavesOutDrills = ({ drills, environment, service, policy, source }: DrillFilter): boolean =>
  drills !== 'included' &&
  ![environment, service, policy, source].some((name) => name?.startsWith(DRILL_PREFIX));

/** The conditions that leave drills out of what has an environment and a time, none where they are asked for. */
export const leaveOutDrills = (environment: Sql, at: Sql, filter: DrillFilter): Sql[] =>
  leavesOutDrills(filter) ? [isOfNoDrill(environment, at)] : [];
