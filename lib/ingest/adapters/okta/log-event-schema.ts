import { z } from 'zod';

/** `outcome.result` of Okta's System Log. Source: developer.okta.com, System Log API, LogOutcome. */
export const RESULTS = [
  'SUCCESS',
  'FAILURE',
  'ALLOW',
  'DENY',
  'CHALLENGE',
  'SKIPPED',
  'UNKNOWN',
  'RATE_LIMIT',
  'DEFERRED',
  'SCHEDULED',
  'ABANDONED',
  'UNANSWERED',
] as const;

const party = z.looseObject({
  id: z.string().nullish(),
  type: z.string().nullish(),
  alternateId: z.string().nullish(),
  displayName: z.string().nullish(),
});
export type Party = z.infer<typeof party>;

/** A LogEvent of the System Log. Loose: Okta adds fields. Names are as in the API. */
export const logEventSchema = z.looseObject({
  uuid: z.string().min(1).nullish(),
  published: z.string().nullish(),
  eventType: z.string().min(1),
  actor: party.nullish(),
  target: z.array(party).nullish(),
  outcome: z.looseObject({ result: z.enum(RESULTS).nullish(), reason: z.string().nullish() }).nullish(),
});
export type LogEvent = z.infer<typeof logEventSchema>;

const NAMES = [
  'eventType',
  'displayMessage',
  'legacyEventType',
  'authenticationContext',
  'debugContext',
  'securityContext',
];
const BY_LOWER_CASE = new Map(NAMES.map((name) => [name.toLowerCase(), name]));

/** Some collectors write the names of the first level in lower case: they get their own spelling back. */
export const spellNames = (event: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(event).map(([name, value]) => [BY_LOWER_CASE.get(name) ?? name, value]));
