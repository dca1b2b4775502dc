import { z } from 'zod';
import type { Event } from '@/lib/domain/event';
import { formatMicros, parseMicros } from '@/lib/domain/timestamp';
import { refuse, type Adapter, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId, deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readTime } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';

/** An entry of alerts.json. Source: documentation.wazuh.com, "Alert management" and "Rules classification". */
const wazuhAlertSchema = z.looseObject({
  timestamp: z.string(),
  id: z.string().min(1).nullish(),
  rule: z.looseObject({
    id: z.union([z.string().min(1), z.number()]).transform(String),
    level: z.number().int().min(0).max(16),
    description: z.string().nullish(),
    groups: z.array(z.string()).nullish(),
  }),
  agent: z.looseObject({ id: z.string().nullish(), name: z.string().nullish() }).nullish(),
  manager: z.looseObject({ name: z.string().nullish() }).nullish(),
  cluster: z.looseObject({ name: z.string().nullish() }).nullish(),
  data: z.record(z.string(), z.unknown()).nullish(),
});
type WazuhAlert = z.infer<typeof wazuhAlertSchema>;

/** An answer of the indexer holds the alert in `_source`. */
const hitSchema = z.looseObject({ _index: z.string(), _source: z.unknown() });

/** From 12 on the documentation calls an event of high importance, and mail is sent by default. */
const PAGE_LEVEL = 12;

function mapWazuh(record: unknown): MappedRecord {
  const hit = hitSchema.safeParse(record);
  const parsed = wazuhAlertSchema.safeParse(hit.success ? hit.data._source : record);
  const prefix = hit.success ? '_source.' : '';
  if (!parsed.success) {
    const refused = refuseIssue(parsed.error, 'a Wazuh alert');
    return 'refusal' in refused
      ? { refusal: { ...refused.refusal, path: `${prefix}${refused.refusal.path}` } }
      : refused;
  }
  const alert = parsed.data;
  const occurredAt = readTime(alert.timestamp);
  if (!occurredAt)
    return refuse(
      'not-understood',
      `${prefix}timestamp`,
      `"${alert.timestamp.slice(0, 100)}" is no time with a zone.`,
    );
  const id = alert.id ? boundId(`${alert.manager?.name ?? ''}:${alert.id}`) : deriveId(alert);
  const signIn = mapSignIn(alert, id, occurredAt);
  return { events: [mapAlert(alert, id, occurredAt), ...(signIn ? [signIn] : [])] };
}

/**
 * Wazuh does not say that something ended either: one alert stands for what a rule found at one agent, from
 * one address and user, on one day (UTC). Reasons as with Falco.
 */
function mapAlert(alert: WazuhAlert, id: string, occurredAt: string): Event {
  const { rule, agent, data } = alert;
  const day = formatMicros(parseMicros(occurredAt)).slice(0, 10);
  return {
    kind: 'alert',
    id,
    occurredAt,
    outcome: 'opened',
    alertId: deriveId(alert.manager?.name, rule.id, agent?.id, data?.srcip, data?.srcuser, day),
    title: firstText('text', rule.description) ?? `Rule ${rule.id}`.slice(0, 1_000),
    severity: rule.level >= PAGE_LEVEL ? 'page' : 'ticket',
    policy: firstText('name', rule.id),
    environment: firstText('name', alert.cluster?.name, alert.manager?.name),
    principal: readUser(alert),
    labels: boundLabels({
      level: rule.level,
      groups: rule.groups?.join(', '),
      agent: agent?.name,
      'agent.id': agent?.id,
      location: alert.location,
      full_log: alert.full_log,
      mitre: (rule as Record<string, unknown>).mitre,
      ...data,
    }),
  };
}

const readUser = ({ data }: WazuhAlert) => firstText('principal', data?.srcuser, data?.dstuser);

/**
 * The rule groups `authentication_success` and `authentication_failed` are one sign-in each. The plural
 * `authentication_failures` is a correlation of sign-ins that were alerts before: they are not counted again.
 */
function mapSignIn(alert: WazuhAlert, id: string, occurredAt: string): Event | null {
  const groups = alert.rule.groups ?? [];
  const succeeded = groups.includes('authentication_success');
  const failed = groups.includes('authentication_failed');
  if (succeeded === failed || groups.includes('authentication_failures')) return null;
  const { decoder } = alert as { decoder?: unknown };
  const name = (decoder as { name?: unknown } | null | undefined)?.name;
  return {
    kind: 'auth',
    id: boundId(`${id}:auth`),
    occurredAt,
    outcome: succeeded ? 'success' : 'failure',
    provider: firstText('name', name),
    reason: firstText('text', alert.rule.description),
    environment: firstText('name', alert.cluster?.name, alert.manager?.name),
    principal: readUser(alert),
    labels: boundLabels({ agent: alert.agent?.name, srcip: alert.data?.srcip }),
  };
}

/** Alerts of a Wazuh manager: alerts.json, its integrations, and hits of the indexer. */
export const wazuhAdapter: Adapter = { name: 'wazuh', source: 'wazuh', map: mapWazuh };
