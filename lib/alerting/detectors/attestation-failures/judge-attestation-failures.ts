import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { judgeCount, type DynamicHistory } from '../judge-count';
import { judgeFailedShare } from '../judge-failed-share';
import { judgeWholesFirst } from '../judge-wholes-first';
import type { ShareLimit } from '../share-window';
import { tallyBetween, type TalliedSubject } from '../tallied-subject';
import { sayNames } from '../words';

export type AttestationEvidence = {
  /** Attestations by zone and environment; bad are those that failed. */
  places: readonly TalliedSubject[];
  /** The same by host (`item`). */
  hosts: readonly TalliedSubject[];
  /** Zones in which a failure is one of production: those of the highest trust. */
  production: ReadonlySet<string>;
  history: DynamicHistory | null;
};

/**
 * Attestations that fail, by place and by host. Where a whole place is beyond the limit, its hosts are no conditions of their
 * own. In production it is what the rule says, elsewhere a ticket at most.
 */
export function judgeAttestationFailures(
  evidence: AttestationEvidence,
  limit: ShareLimit,
  atMs: number,
): AlertCondition[] {
  const judge = (each: TalliedSubject) => judgeSubject(each, evidence, limit, atMs);
  const hosts = evidence.hosts.filter(({ subject }) => subject.item !== null);
  return judgeWholesFirst(evidence.places, hosts, keyOf, judge);
}

const keyOf = ({ subject: { zone, environment }, isDrill }: TalliedSubject): string =>
  JSON.stringify([zone, environment, isDrill]);

function judgeSubject(
  each: TalliedSubject,
  { hosts, production, history }: AttestationEvidence,
  limit: ShareLimit,
  atMs: number,
): AlertCondition {
  const { subject } = each;
  const severity = subject.zone !== null && production.has(subject.zone) ? null : 'ticket';
  const on = subject.item ? ` on ${subject.item}` : '';
  if (history)
    return {
      ...judgeCount(each, history, { one: 'failed attestation', many: 'failed attestations', of: on }, atMs),
      severity,
    };
  const sayWhere = () => (subject.item ? '' : sayHosts(each, hosts, limit, atMs));
  return { ...judgeFailedShare(each, limit, atMs, `attestations${on}`, sayWhere), severity };
}

/** The hosts that failed most. */
function sayHosts(
  place: TalliedSubject,
  hosts: readonly TalliedSubject[],
  { windowMs }: ShareLimit,
  atMs: number,
): string {
  const names = hosts
    .filter((host) => host.subject.item !== null && keyOf(host) === keyOf(place))
    .map((host) => ({ name: host.subject.item!, bad: tallyBetween(host, atMs - windowMs, atMs).bad }))
    .filter(({ bad }) => bad > 0)
    .toSorted((one, other) => other.bad - one.bad)
    .map(({ name }) => name);
  return names.length === 0 ? '' : `, on ${sayNames(names)}`;
}
