import { createHash } from 'node:crypto';
import { UNZONED } from '@/lib/domain/kinds';
import { listBundleNames } from '@/lib/policy/bundle-names';
import { placePolicies } from '@/lib/policy/place-policies';
import { trackMismatches } from '@/lib/policy/track-mismatches';
import { findDrillOf, listDrills } from '@/lib/store/drills/find-drill-of';
import { listMismatches } from '@/lib/store/mismatches/list-mismatches';
import { deleteMismatch, saveMismatch } from '@/lib/store/mismatches/save-mismatch';
import type { StoredMismatch } from '@/lib/store/mismatches/stored-mismatch';
import { onlyOne } from '@/lib/store/only-one';
import { readPlaceRules } from '@/lib/store/policies/read-place-rules';
import { listPolicyTransitions, type PolicyTransition } from '@/lib/store/policies/list-transitions';
import { listPointSightings } from '@/lib/store/points/list-point-sightings';
import { sendDrift } from './send-drift';

const MINUTE = 60_000;
const LOCK = 7_305_011;

/**
 * Notices environments that run another revision of a policy than the newest, and reports those that last longer than
 * the bound as drifts (F1), and their end. One process at a time does it; what was noticed is kept, so that a restart
 * neither forgets nor doubles it. False when another process is at it.
 */
export async function notePolicyDrift(now: Date): Promise<boolean> {
  const done = await onlyOne(LOCK, async () => {
    const [rules, changes, sightings, known, drills] = await Promise.all([
      readPlaceRules(now),
      listPolicyTransitions(now, null, { drills: 'included' }),
      listPointSightings(null, null, { drills: 'included' }),
      listMismatches(),
      listDrills(),
    ]);
    // Alert rules find what a drill lets differ; of what really drifted it is no part.
    const tell = async (mismatch: StoredMismatch) => {
      if (!findDrillOf(drills, { ...mismatch, service: null }, mismatch.startedAt))
        await sendDrift(mismatch, now);
    };
    const placements = placePolicies(changes, sightings, rules);
    const { save, forget } = trackMismatches(known, placements, {
      now: now.getTime(),
      boundMs: rules.mismatchMinutes * MINUTE,
      idOf: (mismatch) => idOf(mismatch, now),
      zoneOf: ({ policy }, { zones }) => zones[0] ?? zoneOfChanges(changes, policy),
    });
    for (const { driftId } of forget) await deleteMismatch(driftId);
    for (const mismatch of save) {
      // Told first and kept then: told again after a failure it is the same event.
      if (mismatch.reportedAt === now.getTime()) await tell(mismatch);
      await saveMismatch(mismatch);
    }
    // Also those whose end could not be told the last time.
    for (const mismatch of [...known, ...save]) {
      if (mismatch.endedAt === null) continue;
      await tell(mismatch);
      await deleteMismatch(mismatch.driftId);
    }
    return true;
  });
  return done ?? false;
}

/** The same environment may differ again since the same time, when it had been retired meanwhile. */
const idOf = (
  { policy, environment, startedAt }: { policy: string; environment: string; startedAt: number },
  now: Date,
): string =>
  `policy-revision-${createHash('sha256')
    .update(JSON.stringify([policy, environment, startedAt, now.getTime()]))
    .digest('hex')
    .slice(0, 32)}`;

/** The zone that the changes of a policy name; null where they name none, or several. */
function zoneOfChanges(changes: readonly PolicyTransition[], policy: string): string | null {
  const names = listBundleNames(policy);
  const zones = new Set(
    changes.flatMap((change) =>
      names.includes(change.policy) && change.zone !== UNZONED ? [change.zone] : [],
    ),
  );
  return zones.size === 1 ? [...zones][0]! : null;
}
