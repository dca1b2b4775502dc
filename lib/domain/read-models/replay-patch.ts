import { z } from 'zod';

/** `GET /api/v1/replays/{id}/patch`: the candidate's texts against those of the revision in force. */
export const replayPatchSchema = z.object({
  /** The revision in force now; null where none is known. */
  against: z.string().nullable(),
  /** A unified diff, empty where nothing differs; null where one of the texts is not known. */
  patch: z.string().nullable(),
});
export type ReplayPatch = z.infer<typeof replayPatchSchema>;
