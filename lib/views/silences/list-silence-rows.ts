import { activeSpans } from '@/lib/alerting/silences/active-spans';
import { concernsZones } from '@/lib/alerting/silences/concerns-scope';
import { askedBeyondDenials } from '@/lib/alerting/silences/hidden-denials';
import { isExpiring } from '@/lib/alerting/silences/is-expiring';
import { stateOfSilence } from '@/lib/alerting/silences/state-of-silence';
import { confineToZones } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import { toSilencing, type Silence } from '@/lib/domain/alerting/silence';
import type { SilenceRow, Silences } from '@/lib/domain/read-models/silences';
import type { Actor } from '@/lib/domain/roles';
import { countHiddenAlerts } from '@/lib/store/silences/count-hidden-alerts';
import { listSilences } from '@/lib/store/silences/list-silences';

import { countHiddenDenials } from './count-hidden-denials';

const DAY_MS = 86_400_000;
const SHOWN_FOR_DAYS = 30;
const AT_ONCE = 4;

const RANK = { active: 0, between: 1, upcoming: 2, ended: 3, expired: 3 } as const;

/**
 * The silences that hold or will, then those that were over in the last 30 days, each with what it hid of the actor's
 * zones. One that cannot hide anything of these is left out. Needs alerts:read.
 */
export async function listSilenceRows(actor: Actor, now: Date): Promise<Silences> {
  requirePermission(actor, 'alerts:read');
  const zones = confineToZones(actor);
  const stored = await listSilences(new Date(now.getTime() - SHOWN_FOR_DAYS * DAY_MS));
  const silences = stored.filter(({ matchers }) => concernsZones(matchers, zones));
  const hidden = await countHiddenAlerts(
    silences.map(({ id }) => id),
    zones,
  );
  const rows: SilenceRow[] = [];
  for (let start = 0; start < silences.length; start += AT_ONCE)
    rows.push(
      ...(await Promise.all(
        silences
          .slice(start, start + AT_ONCE)
          .map((silence) =>
            writeRow(silence, { zones, now, counts: hidden.get(silence.id) ?? { hidden: 0, now: 0 } }),
          ),
      )),
    );
  return {
    items: rows.toSorted((one, other) => RANK[one.state] - RANK[other.state] || compareTimes(one, other)),
    generatedAt: now.toISOString(),
  };
}

async function writeRow(
  silence: Silence,
  {
    zones,
    now,
    counts,
  }: { zones: readonly string[] | null; now: Date; counts: { hidden: number; now: number } },
): Promise<SilenceRow> {
  const nowMs = now.getTime();
  const { state, span } = stateOfSilence(silence, nowMs);
  const silencing = toSilencing(silence);
  const held = activeSpans(silencing, silencing.startsAtMs, nowMs);
  const whole = { fromMs: silencing.startsAtMs, toMs: silencing.endsAtMs };
  return {
    ...silence,
    state,
    span: span && { from: new Date(span.fromMs).toISOString(), to: new Date(span.toMs).toISOString() },
    hiddenAlerts: counts.hidden,
    hidesNow: state === 'active' ? counts.now : 0,
    hiddenDenials: await countHiddenDenials(silence.matchers, held, zones),
    askedBeyondDenials: askedBeyondDenials(silence.matchers),
    isExpiring: state === 'active' && counts.now > 0 && isExpiring(whole, nowMs),
  };
}

/** Of those that go on the first to end first, of those that are over the last to end. */
function compareTimes(one: SilenceRow, other: SilenceRow): number {
  const [left, right] = [one, other].map(({ endsAt, endedAt }) => Date.parse(endedAt ?? endsAt)) as [
    number,
    number,
  ];
  return RANK[one.state] === RANK.expired ? right - left : left - right;
}
