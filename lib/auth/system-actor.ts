import { PERMISSIONS, type Actor } from '@/lib/domain/roles';

/** Gatehouse itself: the start-up, and what happens because of a one-time link or an identity provider. */
export const SYSTEM_ACTOR: Actor = {
  type: 'system',
  id: 'gatehouse',
  name: 'Gatehouse',
  permissions: new Set(PERMISSIONS),
  zones: null,
};
