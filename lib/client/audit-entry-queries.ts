import { auditEntryDetailSchema } from '@/lib/domain/read-models/audit-entry';
import { auditConsistencySchema } from '@/lib/domain/read-models/audit-proofs';
import { auditActorSchema, auditTargetSchema } from '@/lib/domain/read-models/audit-parties';
import type { TimeRange } from '@/lib/domain/time-range';
import { fetchJson } from './fetch-json';
import { documentQuery } from './query-options';

/** One entry of the audit log with its proof. */
export const auditEntryQuery = (id: string) =>
  documentQuery(`/api/v1/audit/entries/${encodeURIComponent(id)}`, auditEntryDetailSchema, {}, []);

/** Where the proof of an entry is had as a file. */
export const auditProofPath = (id: string): string => `/api/v1/audit/entries/${encodeURIComponent(id)}/proof`;

/** The hashes (base64) that prove that the log of `to` entries begins with that of `from`. */
export async function fetchGrowth(from: bigint, to: bigint): Promise<readonly string[]> {
  const params = { from: from.toString(), to: to.toString() };
  return (await fetchJson('/api/v1/audit/consistency', auditConsistencySchema, { params })).hashes;
}

/** Everything that one identity did. */
export const auditActorQuery = (ref: string, range: TimeRange) =>
  documentQuery(`/api/v1/audit/actors/${encodeURIComponent(ref)}`, auditActorSchema, range, ['audit']);

/** Everything that was done to one thing, named as `type:id`. */
export const auditTargetQuery = (target: string, range: TimeRange) =>
  documentQuery('/api/v1/audit/targets', auditTargetSchema, { target, ...range }, ['audit']);
