import { z } from 'zod';

/** A count that may also be written in digits, as some exports of Parquet do. */
const whole = z.union([
  z.number().int(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);

/**
 * What every event of the Open Cybersecurity Schema Framework has; classes add to it, and unset columns are
 * often written as null. Source: schema.ocsf.io, "Base Event"; versions 1.0.0-rc.2 to 1.6.
 */
export const ocsfEventSchema = z.looseObject({
  class_uid: whole,
  activity_id: whole.nullish(),
  status_id: whole.nullish(),
  time: whole.nullish(),
  time_dt: z.string().nullish(),
  severity_id: whole.nullish(),
  action_id: whole.nullish(),
  disposition_id: whole.nullish(),
  metadata: z.looseObject({ uid: z.string().nullish() }).nullish(),
});
export type OcsfEvent = z.infer<typeof ocsfEventSchema>;
