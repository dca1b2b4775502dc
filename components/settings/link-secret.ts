import { z } from 'zod';

/** What the server answers when it makes a one-time link. */
export const linkAnswerSchema = z.object({
  email: z.string(),
  link: z.object({ path: z.string(), expiresAt: z.string() }),
});

/** A one-time link as `OneTimeSecret` shows it. `origin` is the address of this Gatehouse. */
export const linkSecret = ({ email, link }: z.infer<typeof linkAnswerSchema>, origin: string) => ({
  title: `One-time link for ${email}`,
  description:
    'Send it to the person over a channel you trust. It works once, within 24 hours, and is not shown again. Earlier links of this person have ended.',
  what: 'one-time link',
  text: `${origin}${link.path}`,
});
