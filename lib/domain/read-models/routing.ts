import { z } from 'zod';
import { ALERT_SEVERITIES } from '../alerting/alert-state';
import { ESCALATION_ENDS, escalationInputSchema } from '../alerting/escalation';
import { NOTIFICATION_KINDS } from '../alerting/notification';
import { routingTreeSchema } from '../alerting/routing';

const namedSchema = z.object({ id: z.string(), name: z.string() });

/** What routes can lead to, by name. */
export const receiverChoicesSchema = z.object({
  channels: z.array(
    namedSchema.extend({ kind: z.string(), isEnabled: z.boolean(), isPersonalOnly: z.boolean() }),
  ),
  rotations: z.array(namedSchema),
  escalations: z.array(namedSchema),
  people: z.array(z.object({ email: z.string(), name: z.string(), isDisabled: z.boolean() })),
});
export type ReceiverChoices = z.infer<typeof receiverChoicesSchema>;

/** A message that did not reach everybody it should have, or that is set aside since its receivers could not be chosen. */
export const unreachedMessageSchema = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.enum(NOTIFICATION_KINDS),
  title: z.string(),
  reachedNobody: z.boolean(),
  reasons: z.array(z.string()),
});
export type UnreachedMessage = z.infer<typeof unreachedMessageSchema>;

/** `GET /api/v1/routing`. */
export const routingSchema = z.object({
  /** 0: nobody saved a tree yet, and this one is made of what there is. */
  version: z.number().int(),
  tree: routingTreeSchema,
  savedAt: z.string().nullable(),
  savedBy: z.string().nullable(),
  choices: receiverChoicesSchema,
  /** What keeps messages from people as things are, in whole sentences, the gravest first. */
  findings: z.array(z.string()),
  /** Of the last seven days, newest first; `total` counts all of them. */
  unreached: z.object({ total: z.number().int(), items: z.array(unreachedMessageSchema) }),
});
export type Routing = z.infer<typeof routingSchema>;

/** What `PUT /api/v1/routing` answers. */
export const savedRoutingSchema = z.object({ version: z.number().int() });

const text = z.string().trim().max(300).nullable().default(null);

/** An alert that is thought up, to see who would get it. */
export const dryRunAlertSchema = z.object({
  severity: z.enum(ALERT_SEVERITIES).default('page'),
  detector: text,
  zone: text,
  service: text,
  environment: text,
  policy: text,
  owner: text,
  labels: z.record(z.string().min(1).max(60), z.string().max(200)).default({}),
});
export type DryRunAlert = z.infer<typeof dryRunAlertSchema>;

/** What `POST /api/v1/routing/dry-run` takes: an alert that is stored or thought up, the tree (else the saved one), a time. */
export const dryRunRequestSchema = z
  .object({
    tree: routingTreeSchema.optional(),
    at: z.iso.datetime({ offset: true }).optional(),
    alertId: z.uuid().optional(),
    alert: dryRunAlertSchema.optional(),
  })
  .refine(({ alertId, alert }) => (alertId === undefined) !== (alert === undefined), {
    message: 'name an alert, or describe one',
  });

const toldSchema = z.object({
  name: z.string(),
  channel: z.string(),
  /** The person's address; null for the channel's own. */
  recipient: z.string().nullable(),
  via: z.string().nullable(),
});
export type Told = z.infer<typeof toldSchema>;

const stageSchema = z.object({ at: z.string(), told: z.array(toldSchema), gaps: z.array(z.string()) });

/** `POST /api/v1/routing/dry-run`: nothing is sent. */
export const dryRunSchema = z.object({
  at: z.string(),
  /** What the alert is, in words. */
  about: z.string(),
  severity: z.enum(ALERT_SEVERITIES),
  routes: z.array(
    z.object({
      path: z.array(z.object({ id: z.string(), name: z.string(), because: z.string() })),
      inheritedFrom: z.string().nullable(),
      told: z.array(toldSchema),
      gaps: z.array(z.string()),
      /** What follows while nobody acknowledges; none of tickets. */
      escalations: z.array(
        z.object({
          name: z.string(),
          steps: z.array(stageSchema),
          repeatTimes: z.number().int(),
          repeatAfterMinutes: z.number().int(),
        }),
      ),
    }),
  ),
  reachesNobody: z.boolean(),
});
export type DryRun = z.infer<typeof dryRunSchema>;

/** An escalation policy of the list. */
export const escalationRowSchema = escalationInputSchema.extend({
  id: z.string(),
  revision: z.number().int(),
  updatedAt: z.string(),
  updatedBy: z.string(),
  /** The routes that lead to it. */
  usedBy: z.array(z.string()),
});
export type EscalationRow = z.infer<typeof escalationRowSchema>;

/** An escalation that runs for a group of alerts, or ran. */
export const escalationRunSchema = z.object({
  id: z.string(),
  groupId: z.string(),
  escalation: z.string(),
  /** What it is about: the title of the group's last message. */
  title: z.string(),
  startedAt: z.string(),
  /** How many steps were told in this round, which counts from 1. */
  stepsTold: z.number().int(),
  round: z.number().int(),
  /** When the next step is due, or it ends; null where it ended. */
  nextAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  endedReason: z.enum(ESCALATION_ENDS).nullable(),
});
export type EscalationRun = z.infer<typeof escalationRunSchema>;

/** `GET /api/v1/escalations`: the policies, and what runs by them now or ended within a day. */
export const escalationListSchema = z.object({
  items: z.array(escalationRowSchema),
  runs: z.array(escalationRunSchema),
  choices: receiverChoicesSchema,
});
export type EscalationList = z.infer<typeof escalationListSchema>;
