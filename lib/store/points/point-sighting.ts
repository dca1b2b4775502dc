import type { EventRecord } from '@/lib/domain/event-record';
import { FOLDED_POLICY, isServiceFolded } from '@/lib/domain/folding';
import type { PointKind } from '@/lib/domain/read-models/policy-points';

/** A revision of a policy at an enforcement point, as an event tells it. */
export type PointPlace = {
  policy: string;
  environment: string;
  kind: PointKind;
  point: string;
  revision: string;
};

type Told = Pick<
  EventRecord,
  'policy' | 'revision' | 'environment' | 'service' | 'instance' | 'folded' | 'kind' | 'outcome'
>;

/** What an index of PostgreSQL holds in a row, with room for the source and the headers. */
const MAX_KEY_BYTES = 1_900;

/**
 * Where a decision or an activation was made, and with which revision; null where it does not say, or where its
 * policy is beyond what is told apart. The point is the instance, else the service.
 */
export function readPointPlace(record: Told): PointPlace | null {
  const { kind, outcome, policy, revision, folded } = record;
  const tells = kind === 'decision' || (kind === 'change' && outcome === 'policy-activated');
  if (!tells || policy === null || revision === null) return null;
  if (folded !== null && (folded & FOLDED_POLICY) !== 0) return null;
  const service = isServiceFolded(record) ? null : record.service;
  const point = record.instance ?? service;
  if (point === null) return null;
  const place: PointPlace = {
    policy,
    environment: record.environment ?? '',
    kind: record.instance ? 'instance' : 'service',
    point,
    revision,
  };
  return Buffer.byteLength(Object.values(place).join('')) > MAX_KEY_BYTES ? null : place;
}
