import { z } from 'zod';
import { toDirectory, toOverride } from '@/lib/alerting/routing/to-directory';
import { writeCalendar } from '@/lib/alerting/rotations/write-calendar';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { ShiftRow } from '@/lib/domain/read-models/rotations';
import type { Actor } from '@/lib/domain/roles';
import { listOverrides, type OverrideRecord } from '@/lib/store/rotations/rotation-overrides';
import { findRotation } from '@/lib/store/rotations/rotations';
import { readDirectory } from '@/lib/store/routing/read-directory';
import { presentShifts } from './present-rotation';

const DAY_MS = 86_400_000;
const BEFORE_MS = 28 * DAY_MS;
const AHEAD_MS = 182 * DAY_MS;

/**
 * The calendar of a rotation as an iCalendar file: its shifts from four weeks ago to half a year ahead. Needs alerts:read.
 * Throws `not-found`.
 */
export async function readRotationCalendar(actor: Actor, id: string, now: Date): Promise<string> {
  requirePermission(actor, 'alerts:read');
  const rotationId = z.uuid().safeParse(id).data ?? null;
  const rotation = rotationId && (await findRotation(rotationId));
  if (!rotation) throw new GatehouseError('not-found', 'There is no such rotation.');
  const fromMs = now.getTime() - BEFORE_MS;
  const overrides = await listOverrides(new Date(fromMs), rotation.id);
  const directory = toDirectory(await readDirectory(now));
  const shifts = presentShifts({ plan: rotation, overrides: overrides.map(toOverride) }, directory, {
    fromMs,
    toMs: now.getTime() + AHEAD_MS,
  });
  const changedAtMs = Math.max(
    rotation.updatedAt.getTime(),
    ...overrides.map(({ createdAt }) => createdAt.getTime()),
  );
  return writeCalendar(
    shifts.map((shift) => toEvent(shift, rotation, overrides)),
    { name: `On call: ${rotation.name}`, changedAtMs },
  );
}

function toEvent(
  { from, to, person, insteadOf, overrideId }: ShiftRow,
  rotation: { id: string; name: string },
  overrides: readonly OverrideRecord[],
) {
  const override = overrides.find(({ id }) => id === overrideId);
  const notes = [
    `Rotation ${rotation.name}.`,
    ...(insteadOf ? [`Instead of ${insteadOf}, whose account is disabled.`] : []),
    ...(override ? [`Takes over: ${override.reason} (${override.createdBy}).`] : []),
  ];
  return {
    uid: `${rotation.id}-${overrideId ?? 'turn'}-${Date.parse(from) / 1_000}@gatehouse`,
    fromMs: Date.parse(from),
    toMs: Date.parse(to),
    summary: person ? `On call: ${person.name} (${rotation.name})` : `Nobody on call (${rotation.name})`,
    description: notes.join('\n'),
  };
}
