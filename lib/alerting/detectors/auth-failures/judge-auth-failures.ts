import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { judgeCount, type DynamicHistory } from '../judge-count';
import { judgeFailedShare } from '../judge-failed-share';
import type { ShareLimit } from '../share-window';
import type { TalliedSubject } from '../tallied-subject';
import { sayTime } from '../words';

/** A marker of a rotation; what it does not name may be any. */
export type RotationMarker = {
  eventId: string;
  atMs: number;
  zone: string | null;
  environment: string | null;
  service: string | null;
  message: string | null;
};

export type AuthEvidence = {
  /** Attempts by zone and provider (`item`); bad are those that failed. */
  providers: readonly TalliedSubject[];
  /** Oldest first. */
  rotations: readonly RotationMarker[];
  history: DynamicHistory | null;
};

/** `rotationMs`: how long before the failures began a rotation may lie to be named with them. */
export type AuthLimit = ShareLimit & { rotationMs: number };

/** A clock of a marker and one of an identity provider may differ by this. */
const CLOCKS_MS = 60_000;

/**
 * F3: what share of the authentication attempts of each zone and provider fails, and which rotation they fail after. It fires
 * without a rotation as well: not everybody marks theirs.
 */
export const judgeAuthFailures = (
  { providers, rotations, history }: AuthEvidence,
  limit: AuthLimit,
  atMs: number,
): AlertCondition[] =>
  providers.map((each) => {
    const found = history
      ? judgeCount(each, history, { one: 'failed attempt', many: 'failed attempts', of: by(each) }, atMs)
      : judgeFailedShare(each, limit, atMs, `authentication${by(each)}`);
    if (found.outcome !== 'true') return found;
    const rotation = findRotation(rotations, each, found.sinceMs ?? atMs, limit.rotationMs);
    if (!rotation) return found;
    const named = rotation.message ? ` (${rotation.message})` : '';
    return {
      ...found,
      sentence: `${found.sentence}, after a rotation at ${sayTime(rotation.atMs, atMs)}${named}`,
      changes: [rotation.eventId],
    };
  });

const by = ({ subject }: TalliedSubject): string => (subject.item ? ` by ${subject.item}` : '');

/** The last rotation before the failures began that may concern them. */
const findRotation = (
  rotations: readonly RotationMarker[],
  { subject, services }: TalliedSubject,
  sinceMs: number,
  rotationMs: number,
): RotationMarker | null =>
  rotations.findLast(
    ({ atMs, zone, environment, service }) =>
      atMs >= sinceMs - rotationMs &&
      atMs <= sinceMs + CLOCKS_MS &&
      (zone === null || zone === subject.zone) &&
      (environment === null || subject.environment === null || environment === subject.environment) &&
      (service === null || services.includes(service)),
  ) ?? null;
