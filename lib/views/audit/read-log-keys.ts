import type { AuditKey } from '@/lib/domain/read-models/audit-entry';
import { listAuditKeys } from '@/lib/store/audit-log/audit-keys';
import { findCheckpoint } from '@/lib/store/audit-log/find-checkpoint';

/** The keys whose signatures are believed, each with the checkpoint at which the one before handed over to it. */
export const readLogKeys = async (): Promise<AuditKey[]> =>
  Promise.all(
    (await listAuditKeys()).map(async ({ vkey, fromSize, toSize }) => ({
      vkey,
      fromSize: fromSize.toString(),
      toSize: toSize?.toString() ?? null,
      handover: fromSize === 0n ? null : await findCheckpoint(fromSize),
    })),
  );
