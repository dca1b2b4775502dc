import type { RotationInput } from '@/lib/domain/alerting/rotation';
import type { RotationRow } from '@/lib/domain/read-models/rotations';

/** A rotation while it is edited: numbers as texts. */
export type RotationDraft = Omit<RotationInput, 'shiftDays'> & { shiftDays: string };

/** A stored rotation as a draft; without one, weeks from Monday 09:00 on. `today`: YYYY-MM-DD. */
export const draftOf = (
  rotation: RotationRow | null,
  { timeZone, today }: { timeZone: string; today: string },
): RotationDraft =>
  rotation
    ? {
        name: rotation.name,
        timeZone: rotation.timeZone,
        handoffWeekday: rotation.handoffWeekday,
        handoffTime: rotation.handoffTime,
        shiftDays: String(rotation.shiftDays),
        startsOn: rotation.startsOn,
        members: rotation.members.map(({ id }) => id),
        isTrustResponder: rotation.isTrustResponder,
      }
    : {
        name: 'Trust-zone responders',
        timeZone,
        handoffWeekday: 1,
        handoffTime: '09:00',
        shiftDays: '7',
        startsOn: today,
        members: [],
        isTrustResponder: true,
      };

/** The rotation that a draft stands for; what cannot be read is left to the server, which names the field. */
export const readDraft = (draft: RotationDraft): RotationInput => {
  const shiftDays = Number(draft.shiftDays);
  return {
    ...draft,
    name: draft.name.trim(),
    timeZone: draft.timeZone.trim(),
    shiftDays: draft.shiftDays.trim() === '' || Number.isNaN(shiftDays) ? 0 : shiftDays,
    handoffWeekday: shiftDays % 7 === 0 ? draft.handoffWeekday : null,
  };
};
