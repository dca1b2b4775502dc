import type { PolicyDriftSettings } from '@/lib/domain/policy-drift-settings';
import { readPolicyDriftSettings } from '../settings/read-policy-drift-settings';
import { listQuietEnvironments } from './list-quiet-environments';

const HOUR = 3_600_000;
/** An environment of which only changes are told counts for so long after the last. */
const CHANGED_MS = 30 * 24 * HOUR;

/** What decides which environments are held against each other at a time: the settings, and which are quiet. */
export async function readPlaceRules(
  now: Date,
): Promise<PolicyDriftSettings & { now: Date; quiet: Set<string> }> {
  const settings = await readPolicyDriftSettings();
  const back = (ms: number) => new Date(now.getTime() - ms);
  const quiet = await listQuietEnvironments(back(settings.retireHours * HOUR), back(CHANGED_MS));
  return { ...settings, now, quiet };
}
