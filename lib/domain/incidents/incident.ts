import { z } from 'zod';
import { CAUSES } from '../alerting/causes';

/** 1 is the gravest. */
export const INCIDENT_SEVERITIES = [1, 2, 3, 4] as const;
export const INCIDENT_SEVERITY_NAMES: Readonly<Record<number, string>> = {
  1: 'Trust is broken or much of the estate is down',
  2: 'Good traffic is denied, or a control fails',
  3: 'One service or control is degraded',
  4: 'Nobody is affected yet',
};

/** `mitigated`: nobody is affected any more, the root cause is still there. `closed`: nothing is left to do. */
export const INCIDENT_STATES = ['open', 'mitigated', 'resolved', 'closed'] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

export const INCIDENT_ROLES = ['commander', 'responder', 'scribe'] as const;

const time = z.iso.datetime({ offset: true });
const name = z.string().trim().min(1).max(500);
const person = z.string().trim().min(1).max(320).nullable();
const alertIds = z.array(z.uuid()).max(500);
const title = z.string().trim().min(3, 'say what is wrong, in a few words').max(200);
const severity = z.number().int().min(1).max(4);
const zones = z.array(name).max(50);

/** `POST /api/v1/incidents`: what is not said is taken from its alerts. */
export const incidentInputSchema = z.object({
  title,
  severity,
  alerts: alertIds.default([]),
  /** Beside those of its alerts. Without alerts and zones it is about the whole estate. */
  zones: zones.default([]),
  cause: z.enum(CAUSES).nullish(),
  policy: name.nullish(),
  policyRevision: name.nullish(),
  /** When it was noticed; by default when the first of its alerts fired, else now. */
  detectedAt: time.nullish(),
});
export type IncidentInput = z.input<typeof incidentInputSchema>;

/** `PATCH /api/v1/incidents/{id}`: what is left out stays. `revision` is the one that was read. */
export const incidentChangeSchema = z.object({
  revision: z.number().int(),
  title: title.optional(),
  severity: severity.optional(),
  cause: z.enum(CAUSES).nullable().optional(),
  zones: zones.optional(),
  policy: name.nullable().optional(),
  policyRevision: name.nullable().optional(),
  commander: person.optional(),
  responder: person.optional(),
  scribe: person.optional(),
});
export type IncidentChange = z.infer<typeof incidentChangeSchema>;

export const incidentAlertsSchema = z
  .object({ add: alertIds.default([]), remove: alertIds.default([]) })
  .refine(({ add, remove }) => add.length + remove.length > 0, 'name alerts to add or to remove');
export type IncidentAlerts = z.input<typeof incidentAlertsSchema>;

export const incidentNoteSchema = z.object({
  text: z.string().trim().min(1).max(10_000),
  /** When what it tells of happened; by default now. */
  at: time.nullish(),
});
export type IncidentNote = z.input<typeof incidentNoteSchema>;

/** `POST …/state`: the note says why, or how it ended. */
export const incidentStateSchema = z.object({
  state: z.enum(INCIDENT_STATES),
  note: z.string().trim().max(2_000).default(''),
});
export type IncidentStateInput = z.input<typeof incidentStateSchema>;

export const INCIDENT_TIMES = ['detectedAt', 'acknowledgedAt', 'mitigatedAt', 'resolvedAt'] as const;
export type IncidentTime = (typeof INCIDENT_TIMES)[number];

const reason = z.string().trim().min(3, 'say why, in a few words').max(1_000);

/** `POST …/times`: what is left out stays as it is. */
export const incidentTimesSchema = z.object({
  detectedAt: time.optional(),
  acknowledgedAt: time.nullable().optional(),
  mitigatedAt: time.nullable().optional(),
  resolvedAt: time.optional(),
  reason,
});
export type IncidentTimesInput = z.infer<typeof incidentTimesSchema>;

/** `PUT /api/v1/alert-times`: puts these in place of what events tell; null gives one back to them. */
export const alertTimesSchema = z.object({
  source: z.string().min(1).max(200),
  alertId: z.string().min(1).max(500),
  openedAt: time.nullable(),
  acknowledgedAt: time.nullable(),
  mitigatedAt: time.nullable(),
  resolvedAt: time.nullable(),
  reason,
});
export type AlertTimesInput = z.infer<typeof alertTimesSchema>;
