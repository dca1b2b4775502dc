import { z } from 'zod';
import { requirePermission } from './require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { IncidentRow } from '@/lib/domain/read-models/incidents';
import type { Actor } from '@/lib/domain/roles';
import { findIncident } from '@/lib/store/incidents/find-incident';

const LARGEST_NUMBER = 2_147_483_647;

/**
 * An incident by its id or its number. Throws `not-found` where there is none or the actor may not see all of its zones.
 * Needs alerts:read.
 */
export async function requireIncident(actor: Actor, key: string, now: Date): Promise<IncidentRow> {
  requirePermission(actor, 'alerts:read');
  const known = readKey(key);
  const incident = known && (await findIncident(known, { zones: actor.zones, now }));
  if (!incident) throw new GatehouseError('not-found', 'There is no such incident.');
  return incident;
}

function readKey(key: string): { id: string } | { number: number } | null {
  if (/^\d{1,10}$/.test(key)) return Number(key) <= LARGEST_NUMBER ? { number: Number(key) } : null;
  const id = z.uuid().safeParse(key);
  return id.success ? { id: id.data.toLowerCase() } : null;
}
