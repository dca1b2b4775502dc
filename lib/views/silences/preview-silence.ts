import { matchesAlert } from '@/lib/alerting/matching/matches-alert';
import { toMatched } from '@/lib/alerting/matching/to-matched';
import { activeSpans } from '@/lib/alerting/silences/active-spans';
import { askedBeyondDenials } from '@/lib/alerting/silences/hidden-denials';
import { warnAboutMatchers } from '@/lib/alerting/silences/warn-about-matchers';
import { confineToZones } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import type { SilencePreview, SilencePreviewInput } from '@/lib/domain/read-models/silences';
import type { Actor } from '@/lib/domain/roles';
import type { TimeSpan } from '@/lib/slo/merge-windows';
import type { StoredAlert } from '@/lib/store/alerting/alert-row';
import { listAlertRules } from '@/lib/store/alerting/list-alert-rules';
import { listMatchableAlerts } from '@/lib/store/alerting/list-matchable-alerts';
import { countHiddenDenials } from './count-hidden-denials';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS = 30;
const MOST_ALERTS = 20_000;
const SHOWN = 20;

/**
 * What a silence would hide: the alerts that are open now, and as if it had held all the time (a recurring one at its
 * times) alerts of the last 30 days and denials of the last hour and day, all of the actor's zones. Needs alerts:read.
 */
export async function previewSilence(
  actor: Actor,
  { matchers, recurrence }: SilencePreviewInput,
  now: Date,
): Promise<SilencePreview> {
  requirePermission(actor, 'alerts:read');
  const zones = confineToZones(actor);
  const nowMs = now.getTime();
  const spansOf = (lengthMs: number): TimeSpan[] =>
    activeSpans({ startsAtMs: nowMs - lengthMs, endsAtMs: nowMs, recurrence }, nowMs - lengthMs, nowMs);
  const [openNow, alerts, denialsLastHour, denialsLastDay, rules] = await Promise.all([
    listMatchableAlerts(zones, MOST_ALERTS),
    listMatchableAlerts(zones, MOST_ALERTS, { from: new Date(nowMs - DAYS * DAY_MS), to: now }),
    countHiddenDenials(matchers, spansOf(HOUR_MS), zones),
    countHiddenDenials(matchers, spansOf(DAY_MS), zones),
    listAlertRules(),
  ]);
  const matches = (alert: StoredAlert) => matchesAlert(matchers, toMatched(alert));
  const open = openNow.filter(matches);
  const spans = spansOf(DAYS * DAY_MS);
  const past = alerts.filter((alert) => matches(alert) && spans.some((span) => touches(alert, span, nowMs)));
  return {
    open: open.slice(0, SHOWN).map(writeAlert),
    openTotal: open.length,
    past: past.slice(0, SHOWN).map(writeAlert),
    pastTotal: past.length,
    alerts: alerts.length,
    isCut: alerts.length === MOST_ALERTS,
    denialsLastHour,
    denialsLastDay,
    askedBeyondDenials: askedBeyondDenials(matchers),
    warnings: warnAboutMatchers(
      matchers,
      rules
        .filter(({ detector }) => detector === 'audit-integrity')
        .map(({ id, severity, labels }) => ({ rule: id, severity, labels })),
    ),
  };
}

const touches = ({ openedAt, resolvedAt }: StoredAlert, { fromMs, toMs }: TimeSpan, nowMs: number): boolean =>
  openedAt !== null &&
  Date.parse(openedAt) < toMs &&
  (resolvedAt === null ? nowMs : Date.parse(resolvedAt)) >= fromMs;

const writeAlert = ({ id, title, sentence, state, severity, zone, service, pendingSince }: StoredAlert) => ({
  id,
  title,
  sentence,
  state,
  severity,
  zone,
  service,
  since: pendingSince,
});
