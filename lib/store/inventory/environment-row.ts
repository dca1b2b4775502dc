import { environmentSchema, type Environment } from '@/lib/domain/inventory';
import type { Environment as Row } from '../generated/client';

/** A stored environment as the domain knows it. Throws when it is not a valid environment. */
export const toEnvironment = (row: Row): Environment => environmentSchema.parse(row);
