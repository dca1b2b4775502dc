import type { Actor } from '@/lib/domain/roles';

/** Whether all zones of something (null for every zone) are among those that the actor may see. */
export const isWithinZones = ({ zones }: Pick<Actor, 'zones'>, those: readonly string[] | null): boolean =>
  zones === null || (those !== null && those.every((zone) => zones.includes(zone)));
