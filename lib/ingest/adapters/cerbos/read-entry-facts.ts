import type { Decision } from '@/lib/domain/event';
import { firstText } from '../parts/first-text';
import type { AccessEntry, DecisionEntry } from './audit-entry-schema';

/** `00-<trace>-<span>-<flags>` of W3C trace context. */
const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}/i;

/** The trace of a call, from its metadata where the log was told to keep `traceparent`. */
export function readTrace({ metadata }: DecisionEntry | AccessEntry): Pick<Decision, 'traceId' | 'spanId'> {
  const [, traceId, spanId] = TRACEPARENT.exec(metadata?.traceparent?.values?.[0] ?? '') ?? [];
  return traceId && spanId ? { traceId: traceId.toLowerCase(), spanId: spanId.toLowerCase() } : {};
}

/** The revision of a policy: the commit that it was read from, else the bundle of Cerbos Hub. */
export function readRevision(
  { policySource, auditTrail }: DecisionEntry,
  policy: string,
): string | undefined {
  const policies = auditTrail?.effectivePolicies ?? {};
  const attributes = Object.hasOwn(policies, policy) ? policies[policy]!.attributes : undefined;
  const bundles = Object.values(policySource?.hub ?? {}).map(
    (source) => (source as { bundleId?: unknown } | null)?.bundleId,
  );
  return firstText(
    'name',
    policySource?.git?.hash,
    policySource?.embeddedPdp?.commitHash,
    attributes?.commit_hash,
    attributes?.commitHash,
    ...bundles,
  );
}

/** What every event of an entry has as labels. */
export const readCaller = (entry: DecisionEntry | AccessEntry): Record<string, unknown> => ({
  call_id: entry.callId,
  peer: entry.peer?.address,
  user_agent: entry.peer?.userAgent,
  forwarded_for: entry.peer?.forwardedFor,
  annotations: entry.requestContext?.annotations,
});
