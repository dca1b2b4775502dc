import { z } from 'zod';
import { ALERT_SEVERITIES, ALERT_STATES } from '../alerting/alert-state';
import { silenceInputSchema, silenceSchema } from '../alerting/silence';

/** `between`: a recurring one that does not hold just now. `ended`: somebody ended it, `expired`: it ran out. */
export const SILENCE_STATES = ['active', 'between', 'upcoming', 'expired', 'ended'] as const;
export type SilenceState = (typeof SILENCE_STATES)[number];

const spanSchema = z.object({ from: z.string(), to: z.string() });

/** A silence with how it stands and what it hid. */
export const silenceRowSchema = silenceSchema.extend({
  state: z.enum(SILENCE_STATES),
  /** The stretch in which it holds now, or will hold next; null once it is over. */
  span: spanSchema.nullable(),
  /** Alerts of the reader's zones that it hid, and those among them that are open and hidden by it now. */
  hiddenAlerts: z.number().int(),
  hidesNow: z.number().int(),
  /** Denials while it held that its matchers match; null where they ask for what denials do not tell. */
  hiddenDenials: z.number().nullable(),
  /** What that is: fields of its matchers. */
  askedBeyondDenials: z.array(z.string()),
  /** It ends soon and still hides something. */
  isExpiring: z.boolean(),
});
export type SilenceRow = z.infer<typeof silenceRowSchema>;

/** `GET /api/v1/silences`: those that hold or will, then those that ended in the last 30 days. */
export const silencesSchema = z.object({ items: z.array(silenceRowSchema), generatedAt: z.string() });
export type Silences = z.infer<typeof silencesSchema>;

/** `PUT /api/v1/silences/{id}`: with the revision that was changed. */
export const silenceChangeSchema = silenceInputSchema.extend({ revision: z.number().int() });

/** `POST /api/v1/silences/preview`: what is to be hidden, and when it would recur. */
export const silencePreviewInputSchema = silenceInputSchema.pick({ matchers: true, recurrence: true });
export type SilencePreviewInput = z.infer<typeof silencePreviewInputSchema>;

const previewedAlertSchema = z.object({
  id: z.string(),
  title: z.string(),
  sentence: z.string(),
  state: z.enum(ALERT_STATES),
  severity: z.enum(ALERT_SEVERITIES),
  zone: z.string().nullable(),
  service: z.string().nullable(),
  since: z.string(),
});

export const silencePreviewSchema = z.object({
  /** Alerts that are open now and match, the newest first, at most twenty of them. */
  open: z.array(previewedAlertSchema),
  openTotal: z.number().int(),
  /** Of the last 30 days: alerts that would have been hidden at some time, and how many alerts there were. */
  past: z.array(previewedAlertSchema),
  pastTotal: z.number().int(),
  alerts: z.number().int(),
  /** There were more alerts than were looked at. */
  isCut: z.boolean(),
  /** Denials that it would have hidden; null where its matchers ask for what denials do not tell. */
  denialsLastHour: z.number().nullable(),
  denialsLastDay: z.number().nullable(),
  askedBeyondDenials: z.array(z.string()),
  warnings: z.array(z.string()),
});
export type SilencePreview = z.infer<typeof silencePreviewSchema>;

/**
 * How a silence concerns an alert: it hides it now, it hid it, or it matched it and was over a short while before the
 * alert fired.
 */
export const silenceOfAlertSchema = silenceSchema.extend({
  relation: z.enum(['hides', 'hid', 'was-over']),
  state: z.enum(SILENCE_STATES),
  /** When it was over, or will be. */
  until: z.string(),
});
export type SilenceOfAlert = z.infer<typeof silenceOfAlertSchema>;

/** `GET /api/v1/alerts/{id}/silences`: those that hide it first. */
export const silencesOfAlertSchema = z.object({ items: z.array(silenceOfAlertSchema) });
export type SilencesOfAlert = z.infer<typeof silencesOfAlertSchema>;
