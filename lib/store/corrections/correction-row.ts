import { correctionSchema, type Correction } from '@/lib/domain/objective';
import type { Correction as Row } from '../generated/client';

/** A stored correction as the domain knows it. Throws when it is not a valid correction. */
export const toCorrection = (row: Row): Correction =>
  correctionSchema.parse({ ...row, createdAt: row.createdAt.toISOString() });
