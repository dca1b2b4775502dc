import { matchesAlert } from '@/lib/alerting/matching/matches-alert';
import { toMatched } from '@/lib/alerting/matching/to-matched';
import { stateOfSilence } from '@/lib/alerting/silences/state-of-silence';
import { requirePermission } from '@/lib/auth/require-permission';
import type { Silence } from '@/lib/domain/alerting/silence';
import type { AlertRow } from '@/lib/domain/read-models/alerts';
import type { SilenceOfAlert } from '@/lib/domain/read-models/silences';
import type { Actor } from '@/lib/domain/roles';
import { listHidingSilences } from '@/lib/store/silences/count-hidden-alerts';
import { listSilences, listSilencesById } from '@/lib/store/silences/list-silences';

const DAY_MS = 86_400_000;

/**
 * The silences that hide an alert or hid it, and those that matched it and were over in the day before it fired: it may
 * fire since one of them ran out. Those that hide it come first. The alert is one that the actor may see. Needs
 * alerts:read.
 */
export async function listSilencesOfAlert(
  actor: Actor,
  alert: AlertRow,
  now: Date,
): Promise<SilenceOfAlert[]> {
  requirePermission(actor, 'alerts:read');
  const firedMs = Date.parse(alert.openedAt ?? alert.pendingSince);
  const matched = toMatched(alert);
  const [hiding, listed] = await Promise.all([
    listHidingSilences(alert.id),
    listSilences(new Date(firedMs - DAY_MS)),
  ]);
  const recent = listed.filter(({ matchers }) => matchesAlert(matchers, matched));
  // One that was just made holds at once; the alert itself notes it when the rules are evaluated next.
  const holding = recent.filter((silence) => stateOfSilence(silence, now.getTime()).state === 'active');
  const hidingNow = new Set([
    ...alert.silences,
    ...(alert.state === 'resolved' ? [] : holding.map(({ id }) => id)),
  ]);
  const ids = new Set([...hiding, ...hidingNow]);
  const known = await listSilencesById([...ids]);
  const wereOver = recent.filter((silence) => !ids.has(silence.id) && overAt(silence) <= firedMs);
  const write = (silence: Silence, relation: SilenceOfAlert['relation']): SilenceOfAlert => ({
    ...silence,
    relation,
    state: stateOfSilence(silence, now.getTime()).state,
    until: new Date(overAt(silence)).toISOString(),
  });
  return [
    ...known.filter(({ id }) => hidingNow.has(id)).map((silence) => write(silence, 'hides')),
    ...known.filter(({ id }) => !hidingNow.has(id)).map((silence) => write(silence, 'hid')),
    ...wereOver.map((silence) => write(silence, 'was-over')),
  ];
}

const overAt = ({ endsAt, endedAt }: Silence): number => Date.parse(endedAt ?? endsAt);
