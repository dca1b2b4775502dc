'use client';

import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { ROLES, type Role } from '@/lib/domain/roles';
import { ROLE_WORDS } from './role-words';

/** A choice of role that says what the chosen one opens. A form gets it as `role`. */
export function RoleSelect({
  initial = 'viewer',
  error,
  onChange,
}: {
  initial?: Role;
  error?: string | null;
  onChange?: (role: Role) => void;
}) {
  const [role, setRole] = useState<Role>(initial);
  const choose = (value: string) => {
    const chosen = ROLES.find((each) => each === value);
    if (!chosen) return;
    setRole(chosen);
    onChange?.(chosen);
  };
  return (
    <Field label="Role" hint={ROLE_WORDS[role].hint} error={error}>
      {(control) => (
        <Select {...control} name="role" value={role} onChange={(event) => choose(event.target.value)}>
          {ROLES.map((each) => (
            <option key={each} value={each}>
              {ROLE_WORDS[each].label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
