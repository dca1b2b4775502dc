'use client';

import { KeyRound } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { FormError } from '@/components/forms/form-error';
import { readText } from '@/components/forms/read-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { describeSignInError } from './describe-sign-in-error';
import { PasswordField } from './password-field';
import { signInWithPassword, startAtProvider } from './sign-in';

/** Sign-in with a local account and, where one is configured, through an identity provider. */
export function SignInForm({
  callbackPath,
  providerName,
  initialError,
}: {
  /** Where to go afterwards, a path of this site. */
  callbackPath: string;
  providerName: string | null;
  /** The code in the address, when a sign-in through the provider failed. */
  initialError: string | null;
}) {
  const [error, setError] = useState(initialError);
  const [isPending, setPending] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setPending(true);
    setError(null);
    const failure = await signInWithPassword(readText(form, 'email'), String(form.get('password') ?? ''));
    if (failure === null) {
      // A whole new page: nothing of what a stranger or another person saw stays in memory.
      window.location.assign(callbackPath);
      return;
    }
    setPending(false);
    setError(failure);
  }

  async function continueAtProvider() {
    setPending(true);
    setError(null);
    const address = await startAtProvider(callbackPath);
    if (address) {
      window.location.assign(address);
      return;
    }
    setPending(false);
    setError('Unavailable');
  }

  return (
    <div className="grid gap-4">
      <FormError>{describeSignInError(error)}</FormError>
      {/* Sent before the page is ready it must not put the password into an address. */}
      <form className="grid gap-4" method="post" action="/api/auth/callback/credentials" onSubmit={submit}>
        <Field label="E-mail address">
          {(control) => (
            <Input
              {...control}
              name="email"
              type="email"
              autoComplete="username"
              autoFocus
              required
              className="h-10"
            />
          )}
        </Field>
        <PasswordField label="Password" autoComplete="current-password" />
        <Button type="submit" variant="primary" size="lg" disabled={isPending}>
          Sign in
        </Button>
      </form>
      {providerName ? (
        <>
          <p className="text-fg-muted before:bg-line after:bg-line flex items-center gap-3 text-xs before:h-px before:flex-1 after:h-px after:flex-1">
            or
          </p>
          <Button size="lg" disabled={isPending} onClick={() => void continueAtProvider()}>
            <KeyRound aria-hidden />
            Sign in with {providerName}
          </Button>
        </>
      ) : null}
      <noscript>
        <p className="text-sm">Signing in needs JavaScript. Turn it on for this site.</p>
      </noscript>
    </div>
  );
}
