import { z } from 'zod';
import { REPORT_CADENCES } from '../compliance/report-request';
import { JUDGEMENTS, ORIGINS } from '../verdict';
import { intervalSchema, REVIEW_STATUSES } from './sample-estimate';

/** The first rows of `total`; where `total` is more than the rows, the report says so. */
const rowsOf = <T extends z.ZodType>(row: T) => z.object({ total: z.number().int(), rows: z.array(row) });

/** Who did something: a pseudonym, and the name as long as it was not erased. */
const partySchema = z.object({ type: z.string(), ref: z.string(), name: z.string().nullable() });

const regulatedZoneSchema = z.object({
  slug: z.string(),
  name: z.string(),
  trustLevel: z.string(),
  classifications: z.array(z.string()),
  /** Those of them that count as regulated. */
  regulatedBy: z.array(z.string()),
});

/** What one actor did in a zone with one action and outcome, by the audit log. */
export const accessEntriesSchema = z.object({
  zone: z.string(),
  actor: partySchema,
  action: z.string(),
  outcome: z.string().nullable(),
  source: z.string(),
  entries: z.number(),
  firstAt: z.string(),
  lastAt: z.string(),
  /** The place of the first of them in the log, a decimal. */
  firstIndex: z.string(),
});

/** Reads, writes and transfers of classified data; `accesses` is weighted by the sample rate. */
export const dataAccessSchema = z.object({
  zone: z.string(),
  principal: z.string().nullable(),
  service: z.string().nullable(),
  classification: z.string().nullable(),
  action: z.string().nullable(),
  outcome: z.string().nullable(),
  accesses: z.number(),
  firstAt: z.string(),
  lastAt: z.string(),
});

/** Unauthorised attempts to reach a regulated zone from another one, over whole UTC days. */
export const zoneAttemptsSchema = z.object({
  fromZone: z.string(),
  zone: z.string(),
  principal: z.string(),
  service: z.string(),
  attempts: z.number(),
  days: z.number(),
});

export const policyChangeRowSchema = z.object({
  eventId: z.string(),
  occurredAt: z.string(),
  type: z.string(),
  policy: z.string(),
  revision: z.string().nullable(),
  environment: z.string().nullable(),
  zone: z.string(),
  /** Who made the change, such as a pipeline. */
  author: z.string().nullable(),
  /** Who wrote the revision. */
  revisionAuthor: z.string().nullable(),
  message: z.string().nullable(),
  reviewUrl: z.string().nullable(),
  /** Null where the revision is not known here, so that nothing can be said of its approvals. */
  approvals: z.array(z.object({ by: z.string(), at: z.string() })).nullable(),
});

/** An entry of the log, as a report lists it. */
export const reportEntrySchema = z.object({
  id: z.string(),
  /** Its place in the log, a decimal. */
  index: z.string(),
  occurredAt: z.string(),
  actor: partySchema,
  action: z.string(),
  /** Each as `type:id`. */
  targets: z.array(z.string()),
  zone: z.string().nullable(),
  outcome: z.string().nullable(),
  source: z.string(),
});

const verdictSchema = z.object({
  id: z.string(),
  eventId: z.string(),
  deniedAt: z.string(),
  judgedAt: z.string(),
  zone: z.string(),
  service: z.string().nullable(),
  policy: z.string().nullable(),
  rule: z.string().nullable(),
  judgement: z.enum(JUDGEMENTS),
  cause: z.string().nullable(),
  note: z.string().nullable(),
  origin: z.enum(ORIGINS),
  reviewer: z.string(),
  undoneAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
});

const reviewedPolicySchema = z.object({
  policy: z.string().nullable(),
  denials: z.number(),
  reviewed: z.number(),
  trueBlocks: z.number(),
  estimate: z.number().nullable(),
  interval: intervalSchema.nullable(),
});

/** A use of break-glass. What no source told of is null. */
export const breakGlassUseSchema = z.object({
  /** Of the entry or the grant that tells of it. */
  id: z.string(),
  index: z.string().nullable(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  who: z.string(),
  what: z.string(),
  zone: z.string().nullable(),
  justification: z.string().nullable(),
  approver: z.string().nullable(),
  expiresAt: z.string().nullable(),
  /** What was done under it; null where that is not known. */
  entries: z.number().nullable(),
  reviewedAt: z.string().nullable(),
  reviewedBy: z.string().nullable(),
});

const integritySchema = z.object({
  origin: z.string().nullable(),
  keys: z.array(z.object({ vkey: z.string(), fromSize: z.string(), toSize: z.string().nullable() })),
  /** The first checkpoint that covers every entry of the period that has a place; else the latest; null before the first. */
  checkpoint: z
    .object({
      size: z.string(),
      /** Base64, as in the note. */
      root: z.string(),
      signedAt: z.string(),
      note: z.string(),
      coversPeriod: z.boolean(),
    })
    .nullable(),
  /** Entries of the whole log that happened in the period, whatever their zone. */
  entries: z.object({
    count: z.number(),
    firstIndex: z.string().nullable(),
    lastIndex: z.string().nullable(),
    covered: z.number(),
  }),
  /** Entries that had no place in the log yet when the report was made. */
  waiting: z.number(),
  /** The last verification of the log; null while there was none. */
  verification: z
    .object({
      result: z.enum(['verified', 'failed']),
      at: z.string(),
      /** How many entries from the first on it covered, a decimal. */
      upTo: z.string(),
      findings: z.array(z.string()),
    })
    .nullable(),
  /** The newest checkpoint that was sent to a witness; null where none was. */
  lastAnchor: z.object({ size: z.string(), at: z.string(), where: z.string() }).nullable(),
});

/** A compliance report as a program reads it: the JSON that is kept and downloaded. Times are RFC 3339 UTC. */
export const complianceReportDataSchema = z.object({
  format: z.literal('gatehouse-compliance-report/1'),
  id: z.string(),
  from: z.string(),
  to: z.string(),
  /** Null is every zone. */
  zones: z.array(z.string()).nullable(),
  regulated: z.array(z.string()),
  madeAt: z.string(),
  madeBy: z.string(),
  schedule: z.object({ id: z.string(), cadence: z.enum(REPORT_CADENCES), timeZone: z.string() }).nullable(),
  regulatedAccess: z.object({
    zones: z.array(regulatedZoneSchema),
    /** Zones of the report that nothing regulates. */
    others: z.array(z.string()),
    entries: rowsOf(accessEntriesSchema),
    dataAccess: rowsOf(dataAccessSchema),
    /** Single events are kept from here on: before it there is nothing to count. Null where the whole period is kept. */
    dataAccessSince: z.string().nullable(),
    attempts: rowsOf(zoneAttemptsSchema),
  }),
  policyChanges: z.object({
    changes: rowsOf(policyChangeRowSchema),
    entries: rowsOf(reportEntrySchema),
  }),
  denialsReviewed: z.object({
    /** Denials that happened in the period, weighted by the sample rate. */
    denials: z.number(),
    /** M3 of these denials; too few reviews make it `insufficient_review`. */
    status: z.enum(REVIEW_STATUSES),
    estimate: z.number().nullable(),
    interval: intervalSchema.nullable(),
    reviewed: z.number(),
    confidence: z.number(),
    objective: z.number(),
    policies: rowsOf(reviewedPolicySchema),
    verdicts: rowsOf(verdictSchema),
  }),
  breakGlass: z.object({ uses: rowsOf(breakGlassUseSchema) }),
  integrity: integritySchema,
});
export type ComplianceReportData = z.infer<typeof complianceReportDataSchema>;
export type ReportIntegrity = ComplianceReportData['integrity'];
export type BreakGlassUse = z.infer<typeof breakGlassUseSchema>;
export type AccessEntries = z.infer<typeof accessEntriesSchema>;
export type DataAccess = z.infer<typeof dataAccessSchema>;
export type ZoneAttempts = z.infer<typeof zoneAttemptsSchema>;
export type PolicyChangeRow = z.infer<typeof policyChangeRowSchema>;
export type ReportEntry = z.infer<typeof reportEntrySchema>;
