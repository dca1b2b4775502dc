import { z } from 'zod';
import { occasionOf } from '@/lib/auth/occasion';
import { changeRole } from '@/lib/commands/accounts/change-role';
import { disableAccount } from '@/lib/commands/accounts/disable-account';
import { enableAccount } from '@/lib/commands/accounts/enable-account';
import { roleSchema } from '@/lib/domain/roles';
import { handle } from '@/lib/http/handle';

/** One change at a time, so that each has its own audit entry and none happens by half. */
const changeSchema = z.union([
  z.strictObject({ role: roleSchema }),
  z.strictObject({ disabled: z.boolean() }),
]);

/** Changes the role of an account, or disables or enables it. */
export const PATCH = handle(
  { permission: 'accounts:write', body: changeSchema },
  ({ actor, body, params, request, now }) => {
    const occasion = occasionOf(request.headers, now);
    const id = params.id!;
    if ('role' in body) return changeRole(actor, { id, role: body.role }, occasion);
    return body.disabled ? disableAccount(actor, id, occasion) : enableAccount(actor, id, occasion);
  },
);
