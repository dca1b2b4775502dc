import { objectiveSchema, type Objective } from '@/lib/domain/objective';
import type { Objective as Row } from '../generated/client';

/** A stored objective as the domain knows it. Throws when it is not a valid objective. */
export const toObjective = (row: Row): Objective =>
  objectiveSchema.parse({ ...row, updatedAt: row.updatedAt.toISOString() });
