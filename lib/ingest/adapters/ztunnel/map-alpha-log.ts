import type { Flow } from '@/lib/domain/event';
import { refuse, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readDuration } from '../parts/read-duration';
import { readTime } from '../parts/read-time';
import { readServicePort, toDecision, ZTUNNEL_POLICY } from './map-access';

const LINE =
  /^(?:(\d{4}-\d{2}-\d{2}T\S+)\s+)?[A-Z]+ (inbound|outbound)\{id=([0-9a-f]{8,64})[^}]*\}: ztunnel::proxy::\w+: (.*)$/;

/** The connection that a line of the log before ztunnel 1.21 (2023, alpha) belongs to; null for other lines. */
export function readAlphaConnection(line: string): string | null {
  const [, , direction, id] = LINE.exec(line) ?? [];
  return id ? `${direction}:${id}` : null;
}

const PROXIED = /^prox(?:y|ying) to (\S+)/;
const REJECTED = /^RBAC rejected conn=([^\s(]+)(?:\(([^)]*)\))?->(\S+)/;
const COMPLETE = /^complete dur=(\S+)/;
const FAILED = /^failed dur=(\S+) err=(.*)$/;

/**
 * The lines of one connection together are one flow: where it went, what became of it, and how long it took. The
 * denial and the failure that follows from it are the same thing, counted once.
 */
export function mapAlphaLog(text: string, receivedAt: string): MappedRecord {
  const lines = text.split('\n').map((line) => LINE.exec(line));
  const first = lines[0];
  if (!first || lines.includes(null))
    return refuse('not-understood', 'text', 'The line is none of ztunnel’s log.');
  const [, time, direction, id = ''] = first;
  const find = (pattern: RegExp) => lines.map((line) => pattern.exec(line![4]!)).find(Boolean);
  const rejected = find(REJECTED);
  const failed = find(FAILED);
  const complete = find(COMPLETE);
  const address = rejected?.[3] ?? find(PROXIED)?.[1];
  if (!address || (!rejected && !failed && !complete))
    return refuse(
      'incomplete',
      'text',
      'The lines of this connection do not say both where it went and how it ended.',
    );
  const flow: Flow = {
    kind: 'flow',
    id: boundId(`${direction}:${id}`),
    // The log of that time was often kept without its times.
    occurredAt: readTime(time) ?? receivedAt,
    outcome: rejected ? 'denied' : failed ? 'error' : 'allowed',
    principal: firstText('principal', rejected?.[2]),
    port: readServicePort(address),
    protocol: 'tcp',
    policy: rejected ? ZTUNNEL_POLICY : undefined,
    latencyMs: readDuration(failed?.[1] ?? complete?.[1]),
    traceId: id.length === 32 ? id : undefined,
    labels: boundLabels({
      direction,
      'src.addr': rejected?.[1],
      'dst.addr': address,
      error: failed?.[2],
    }),
  };
  return { events: rejected ? [flow, toDecision(flow, 'RBAC rejected')] : [flow] };
}
