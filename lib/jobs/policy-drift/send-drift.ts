import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { OWN_SOURCE } from '@/lib/domain/own-source';
import { POLICY_DRIFT_TYPE } from '@/lib/domain/policy-drift-settings';
import { ingest } from '@/lib/ingest/pipeline';
import { getAdapter } from '@/lib/ingest/registry';
import type { StoredMismatch } from '@/lib/store/mismatches/stored-mismatch';

const timeOf = (ms: number): string => new Date(ms).toISOString();

/**
 * Sends a mismatch as a drift the way of every event: that it was detected, or once it has ended, that it is resolved.
 * The same mismatch makes the same event however often it is sent. Throws where it is not accepted.
 */
export async function sendDrift(mismatch: StoredMismatch, now: Date): Promise<void> {
  const { driftId, policy, environment, zone, revision, newest, startedAt, noticedAt, endedAt } = mismatch;
  const outcome = endedAt === null ? 'detected' : 'resolved';
  const event = {
    kind: 'drift',
    id: `${driftId}:${outcome}`,
    occurredAt: timeOf(endedAt ?? now.getTime()),
    outcome,
    driftId,
    type: POLICY_DRIFT_TYPE,
    policy,
    environment,
    ...(zone !== null && { zone }),
    startedAt: timeOf(startedAt),
    detectedAt: timeOf(noticedAt),
    ...(endedAt !== null && { resolvedAt: timeOf(endedAt) }),
    expected: { revision: newest },
    actual: { revision },
  };
  const request = new Request('http://localhost/api/ingest/events', {
    method: 'POST',
    body: JSON.stringify(event),
    headers: { 'content-type': 'application/json' },
  });
  // As history: what Gatehouse tells itself does not brighten M10.
  const answer = await ingest(
    request,
    { adapter: getAdapter('events'), actor: SYSTEM_ACTOR, source: OWN_SOURCE, backfill: true },
    now,
  );
  const [refused] = answer.rejected;
  if (refused) throw new Error(`A drift of ${policy} was refused: ${refused.message}`);
}
