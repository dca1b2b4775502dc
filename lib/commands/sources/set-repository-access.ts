import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { repositoryAccessSchema, type RepositoryAccessInput } from '@/lib/domain/repository-access';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { findRepositoryAccess } from '@/lib/store/repository-access/find-repository-access';
import { upsertRepositoryAccess } from '@/lib/store/repository-access/upsert-repository-access';
import { withTransaction } from '@/lib/store/transaction';
import { requireRepositorySource } from './require-repository-source';

/**
 * Says where the policy texts of a source's commits are read, and with which token. Without a token in the input the
 * stored one is kept for the same address; for another address it is dropped, never sent there.
 */
export async function setRepositoryAccess(
  actor: Actor,
  source: string,
  input: RepositoryAccessInput,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'tokens:write');
  requireEveryZone(actor);
  requireRepositorySource(source);
  const { apiBase, token: given, repositories } = repositoryAccessSchema.parse(input);
  await withTransaction(async (tx) => {
    const before = await findRepositoryAccess(source, tx);
    const kept = before?.apiBase === apiBase ? before.token : null;
    const token = given === undefined ? kept : given;
    await upsertRepositoryAccess(tx, {
      source,
      apiBase,
      token,
      repositories: [...new Set(repositories)],
      updatedAt: now,
      updatedBy: actor.name,
    });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'repository-access.changed',
      targets: [{ type: 'source', id: source }],
      context: from,
      changes: { apiBase, repositories, hasToken: token !== null, tokenChanged: token !== before?.token },
    });
  });
}
