import { whoIsOnCall } from '@/lib/alerting/rotations/who-is-on-call';
import { listAvailable } from '@/lib/alerting/routing/resolve-receivers';
import { toDirectory } from '@/lib/alerting/routing/to-directory';
import { requirePermission } from '@/lib/auth/require-permission';
import { rotationInputSchema, type RotationInput } from '@/lib/domain/alerting/rotation';
import type { RotationPreview } from '@/lib/domain/read-models/rotations';
import type { Actor } from '@/lib/domain/roles';
import { readDirectory } from '@/lib/store/routing/read-directory';
import { findRotationProblems, peopleById, presentShift, presentShifts } from './present-rotation';

const SHOWN_MS = 28 * 86_400_000;

/** What a plan that is not saved would mean, without anybody who takes over. Needs alerting:write. */
export async function previewRotation(
  actor: Actor,
  input: RotationInput,
  now: Date,
): Promise<RotationPreview> {
  requirePermission(actor, 'alerting:write');
  const plan = rotationInputSchema.parse(input);
  const directory = toDirectory(await readDirectory(now));
  const atMs = now.getTime();
  const rotation = { ...plan, plan, overrides: [] };
  const found = whoIsOnCall(plan, [], listAvailable(directory), atMs);
  return {
    now: found.now && presentShift(found.now, peopleById(directory)),
    shifts: presentShifts(rotation, directory, { fromMs: atMs, toMs: atMs + SHOWN_MS }),
    problems: findRotationProblems(rotation, directory, atMs),
  };
}
