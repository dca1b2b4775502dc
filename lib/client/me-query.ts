import { z } from 'zod';
import { PERMISSIONS, ROLES } from '@/lib/domain/roles';
import { documentQuery } from './query-options';

/** `GET /api/v1/me`: who is signed in and what they may do. */
export const meSchema = z.object({
  name: z.string().nullable(),
  email: z.string().nullable(),
  role: z.enum(ROLES).nullable(),
  permissions: z.array(z.enum(PERMISSIONS)),
});
export type Me = z.infer<typeof meSchema>;

/** The signed-in person. */
export const meQuery = () => documentQuery('/api/v1/me', meSchema, {}, ['settings']);
