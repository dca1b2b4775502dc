import { zoneSchema, type Zone } from '@/lib/domain/inventory';
import type { Zone as Row } from '../generated/client';

/** A stored zone as the domain knows it. Throws when it is not a valid zone. */
export const toZone = (row: Row): Zone => zoneSchema.parse(row);
