import { z } from 'zod';

const text = z.string().nullish();

/** A log event of Auth0. Source: auth0/auth0-log-schemas; the details differ by type. Loose: Auth0 adds fields. */
export const logEventSchema = z.looseObject({
  type: z.string().min(1),
  date: z.string(),
  log_id: text,
  _id: text,
  description: text,
  client_id: text,
  client_name: text,
  connection: text,
  strategy: text,
  user_id: text,
  user_name: text,
  ip: text,
  user_agent: text,
  hostname: text,
  tenant_name: text,
  audience: text,
});
export type LogEvent = z.infer<typeof logEventSchema>;
