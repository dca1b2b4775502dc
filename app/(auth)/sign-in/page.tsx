import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AuthFrame } from '@/components/sign-in/auth-frame';
import { SignInForm } from '@/components/sign-in/sign-in-form';
import { callbackPathOf } from '@/lib/auth/callback-path';
import { describeSignIn } from '@/lib/auth/describe-sign-in';
import { findSession } from '@/lib/auth/require-session';

export const metadata: Metadata = { title: 'Sign in · Gatehouse' };

type Search = Promise<Record<string, string | string[] | undefined>>;

/** Open to strangers. */
export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const { callbackUrl, error } = await searchParams;
  const callbackPath = callbackPathOf(typeof callbackUrl === 'string' ? callbackUrl : null);
  if (await findSession()) redirect(callbackPath);
  const { providerName, needsSetup } = await describeSignIn();
  return (
    <AuthFrame title="Sign in">
      {needsSetup ? (
        <p className="text-fg-muted text-sm text-pretty">
          Nobody can administer this Gatehouse yet. Open the one-time link that it printed when it started; a
          restart prints a fresh one.
        </p>
      ) : null}
      <SignInForm
        callbackPath={callbackPath}
        providerName={providerName}
        initialError={typeof error === 'string' ? error : null}
      />
    </AuthFrame>
  );
}
