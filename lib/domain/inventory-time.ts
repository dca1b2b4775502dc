import { z } from 'zod';
import { timeSchema } from './event';

/** As of when the inventory is asked for: an RFC 3339 time, or a day (UTC), which stands for its end. */
export const inventoryTimeSchema = z
  .union([timeSchema, z.iso.date().transform((day) => `${day}T23:59:59.999Z`)])
  .transform((text) => new Date(text))
  .refine((time) => !Number.isNaN(time.getTime()), 'is no time that exists');
