'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

/** A password field whose text can be shown. */
export function PasswordField({
  label,
  autoComplete,
  hint,
  error,
  ...input
}: {
  label: string;
  autoComplete: 'current-password' | 'new-password';
  hint?: string;
  error?: string | null;
  minLength?: number;
  maxLength?: number;
}) {
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <div className="relative">
          <Input
            {...control}
            {...input}
            name="password"
            type={shown ? 'text' : 'password'}
            autoComplete={autoComplete}
            required
            spellCheck={false}
            className="h-10 pr-10"
          />
          <Button
            variant="ghost"
            size="icon-sm"
            className="absolute top-1.5 right-1.5"
            aria-label="Show the password"
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          </Button>
        </div>
      )}
    </Field>
  );
}
