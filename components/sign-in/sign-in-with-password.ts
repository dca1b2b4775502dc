import { signIn } from 'next-auth/react';

/** Signs in with a local account. The code of the failure, or null when it worked. */
export async function signInWithPassword(email: string, password: string): Promise<string | null> {
  try {
    const result = await signIn('credentials', { email, password, redirect: false });
    if (!result) return 'Unavailable';
    return result.error ?? (result.ok ? null : 'Unavailable');
  } catch {
    // No answer, or one that next-auth cannot read.
    return 'Unavailable';
  }
}
