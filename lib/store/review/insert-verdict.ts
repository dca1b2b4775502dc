import type { EventRow } from '@/lib/domain/read-models/events';
import type { Cause, Judgement, Origin } from '@/lib/domain/verdict';
import type { Actor } from '@/lib/domain/roles';
import { GatehouseError } from '@/lib/domain/errors';
import { Prisma } from '../generated/client';
import type { Transaction } from '../transaction';

export type NewVerdict = {
  id: string;
  event: Pick<
    EventRow,
    'id' | 'occurredAt' | 'zone' | 'service' | 'environment' | 'policy' | 'rule' | 'revision'
  >;
  judgement: Judgement;
  cause: Cause | null;
  note: string | null;
  origin: Origin;
  round: string | null;
  reviewer: Pick<Actor, 'type' | 'id' | 'name'>;
  createdAt: Date;
};

/** Adds a verdict. Throws `conflict` when the same person gave one on the denial at the same moment. */
export async function insertVerdict(
  tx: Transaction,
  { event, reviewer, ...verdict }: NewVerdict,
): Promise<void> {
  try {
    // As text, so that the microseconds of the event's time are kept.
    await tx.$executeRaw`
      INSERT INTO verdict (id, event_id, occurred_at, zone, service, environment, policy, rule, revision,
        judgement, cause, note, origin, round, reviewer_type, reviewer_id, reviewer_name, created_at)
      VALUES (${verdict.id}::uuid, ${event.id}::uuid, ${event.occurredAt}::text::timestamptz, ${event.zone},
        ${event.service}, ${event.environment}, ${event.policy ?? ''}, ${event.rule}, ${event.revision},
        ${verdict.judgement}, ${verdict.cause}, ${verdict.note}, ${verdict.origin}, ${verdict.round},
        ${reviewer.type}, ${reviewer.id}, ${reviewer.name}, ${verdict.createdAt})`;
  } catch (error) {
    if (!isStandingTwice(error)) throw error;
    throw new GatehouseError('conflict', 'You judged this denial at the same moment elsewhere.', {
      remedy: 'Reload the page to see that verdict.',
    });
  }
}

/** A raw statement's violation of the unique index of standing verdicts. */
const isStandingTwice = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && JSON.stringify(error.meta ?? {}).includes('23505');
