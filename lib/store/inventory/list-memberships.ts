import { getPrisma } from '../database';

export type ZoneMembershipRecord = { zone: string | null; validFrom: Date; validTo: Date | null };

/** Which zones a service belonged to, newest first. The first membership begins in 1970. */
export async function listMemberships(serviceName: string): Promise<ZoneMembershipRecord[]> {
  const rows = await getPrisma().zoneMembership.findMany({
    where: { serviceName },
    orderBy: { validFrom: 'desc' },
  });
  return rows.map(({ zoneSlug, validFrom, validTo }) => ({ zone: zoneSlug, validFrom, validTo }));
}
