import type { Incident, Prisma } from '../generated/client';
import type { Transaction } from '../transaction';

export type StoredIncident = Incident;

/** Adds an incident; its number is the next one. */
export const insertIncident = (
  tx: Transaction,
  incident: Omit<Prisma.IncidentUncheckedCreateInput, 'number'>,
): Promise<StoredIncident> => tx.incident.create({ data: incident });

/** The incident, locked until the transaction ends; null without one. */
export async function lockIncident(tx: Transaction, id: string): Promise<StoredIncident | null> {
  await tx.$queryRaw`SELECT 1 FROM incident WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.incident.findUnique({ where: { id } });
}

/** Changes an incident, to its next revision. */
export const updateIncident = (
  tx: Transaction,
  id: string,
  change: Prisma.IncidentUncheckedUpdateInput,
): Promise<StoredIncident> =>
  tx.incident.update({ where: { id }, data: { ...change, revision: { increment: 1 } } });

export type IncidentEntryKind = 'state' | 'role' | 'step' | 'note' | 'correction' | 'alert';

/** Adds a line to the timeline of an incident. */
export async function addIncidentEntry(
  tx: Transaction,
  entry: {
    id: string;
    incidentId: string;
    kind: IncidentEntryKind;
    at: Date;
    recordedAt: Date;
    by: string;
    text: string;
  },
): Promise<void> {
  await tx.incidentEntry.create({ data: entry });
}
