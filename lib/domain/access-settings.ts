import { z } from 'zod';

/** What counts as break-glass, and by when it is to be reviewed. */
export const accessSettingsSchema = z.object({
  /** Globs for names of roles, whatever their case: who takes such a role breaks the glass. */
  breakGlassRoles: z
    .array(z.string().trim().min(1, 'must not be empty').max(200))
    .max(50)
    .default(['*break-glass*', '*breakglass*', '*break_glass*', '*emergency*']),
  /** Hours after the end of a break-glass within which it is to be reviewed. */
  reviewWithinHours: z.number().int().min(1).max(2_160).default(72),
});
export type AccessSettings = z.infer<typeof accessSettingsSchema>;
