import { z } from 'zod';
import { queryRows, sql } from '../query';

const placeSchema = z.object({
  source: z.string(),
  zone: z.string(),
  service: z.string(),
  environment: z.string(),
  policy: z.string(),
});

/** Where which source ever sent something of; an empty text is none. */
export const listSourcePlaces = (): Promise<z.infer<typeof placeSchema>[]> =>
  queryRows(
    placeSchema,
    sql`SELECT DISTINCT source, zone, service, environment, policy FROM series WHERE kind <> ''`,
  );
