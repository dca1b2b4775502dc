import type { StoredAuditView } from '@/lib/domain/audit-view';
import { GatehouseError } from '@/lib/domain/errors';
import { Prisma } from '../generated/client';
import type { Transaction } from '../transaction';

/** Adds a view, or replaces the one of its id. Throws `conflict` where its owner has another one of this name. */
export async function writeAuditView(tx: Transaction, { id, ...view }: StoredAuditView): Promise<void> {
  try {
    await tx.auditSavedView.upsert({ where: { id }, create: { id, ...view }, update: view });
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') throw error;
    throw new GatehouseError('conflict', `You have a view named ${view.name} already.`, {
      path: 'name',
      remedy: 'Choose another name.',
    });
  }
}
