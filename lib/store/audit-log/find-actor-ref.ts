import { z } from 'zod';
import { pseudonymOf } from '@/lib/audit-log/make-entry';
import { queryRows, sql } from '../query';
import { getPseudonymKey } from './pseudonym-key';

/** The pseudonym of a party, by which the log knows it; null where it never did anything. */
export async function findActorRef(party: { type: string; id: string }): Promise<string | null> {
  const ref = pseudonymOf(getPseudonymKey(), party);
  return (await isActorRef(ref)) ? ref : null;
}

/** Whether a text is the pseudonym of somebody who did something. */
export async function isActorRef(ref: string): Promise<boolean> {
  const rows = await queryRows(
    z.object({ ref: z.string() }),
    sql`SELECT ref FROM audit_actor WHERE ref = ${ref}`,
  );
  return rows.length === 1;
}
