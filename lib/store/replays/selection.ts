import { isOfNoDrill } from '../drills/leave-out-drills';
import { allOf, sql, type Sql } from '../query';

/** Which stored decisions a run is about: of a policy and what lies below its name, known when it was started. */
export type ReplaySelectionRow = {
  policy: string;
  window: { from: Date; to: Date };
  zone: string | null;
  service: string | null;
  environment: string | null;
  outcome: string | null;
  /** Zones that the reader is confined to; null is every zone. */
  zones: readonly string[] | null;
  /** What became visible later is left out, so that the selection stays the same; null for all there is. */
  visibleUntil: Date | null;
};

/** Conditions on `event e`. */
export const selectionConditions = (selection: ReplaySelectionRow): Sql =>
  allOf([
    sql`e.kind = 'decision' AND e.occurred_at >= ${selection.window.from} AND e.occurred_at < ${selection.window.to}`,
    sql`(e.policy = ${selection.policy} OR starts_with(e.policy, ${`${selection.policy}/`}))`,
    // A candidate for a policy is judged by what happened, not by what was rehearsed.
    isOfNoDrill(sql`e.environment`, sql`e.occurred_at`),
    ...(selection.zone === null ? [] : [sql`e.zone = ${selection.zone}`]),
    ...(selection.service === null ? [] : [sql`e.service = ${selection.service}`]),
    ...(selection.environment === null ? [] : [sql`e.environment = ${selection.environment}`]),
    ...(selection.outcome === null ? [] : [sql`e.outcome = ${selection.outcome}`]),
    ...(selection.zones === null ? [] : [sql`e.zone = ANY(${selection.zones})`]),
    ...(selection.visibleUntil === null ? [] : [sql`e.visible_at <= ${selection.visibleUntil}`]),
  ]);
