'use client';

import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { z } from 'zod';
import { FormError } from '@/components/forms/form-error';
import { readOptional, readText } from '@/components/forms/read-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { fieldErrorOf, generalErrorOf } from '@/lib/client/field-errors';
import { sendJson } from '@/lib/client/fetch-json';
import { PasswordField } from './password-field';
import { signInWithPassword } from './sign-in';

const FIELDS = ['email', 'name', 'password'];

/** Sets a password through a one-time link, then signs in with it. */
export function SetupForm({
  secret,
  email,
  passwordLength,
}: {
  secret: string;
  /** Null for the first administrator, who still chooses one. */
  email: string | null;
  passwordLength: { min: number; max: number };
}) {
  const { mutate, error, isPending, isSuccess } = useMutation({
    mutationFn: async (form: FormData) => {
      const password = String(form.get('password') ?? '');
      const account = await sendJson(
        'POST',
        '/api/auth/setup',
        {
          secret,
          password,
          ...(email ? {} : { email: readText(form, 'email'), name: readOptional(form, 'name') ?? undefined }),
        },
        z.object({ email: z.string() }),
      );
      const failure = await signInWithPassword(account.email, password);
      window.location.assign(failure === null ? '/' : '/sign-in');
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate(new FormData(event.currentTarget));
  };
  return (
    // Sent before the page is ready it must not put the password into an address.
    <form className="grid gap-4" method="post" onSubmit={submit}>
      {email ? (
        <Field label="E-mail address" hint="You sign in with it.">
          {(control) => (
            <Input
              {...control}
              name="email"
              type="email"
              autoComplete="username"
              value={email}
              readOnly
              className="h-10"
            />
          )}
        </Field>
      ) : (
        <>
          <Field
            label="E-mail address"
            hint="You sign in with it; nothing is sent there."
            error={fieldErrorOf(error, 'email')}
          >
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
          <Field
            label="Name"
            hint="Optional. Stands beside what you change."
            error={fieldErrorOf(error, 'name')}
          >
            {(control) => (
              <Input {...control} name="name" autoComplete="name" maxLength={200} className="h-10" />
            )}
          </Field>
        </>
      )}
      <PasswordField
        label="Password"
        autoComplete="new-password"
        hint={`At least ${passwordLength.min} characters; a few words are good.`}
        minLength={passwordLength.min}
        maxLength={passwordLength.max}
        error={fieldErrorOf(error, 'password')}
      />
      <FormError>{generalErrorOf(error, FIELDS)}</FormError>
      <Button type="submit" variant="primary" size="lg" disabled={isPending || isSuccess}>
        Set password and sign in
      </Button>
    </form>
  );
}
