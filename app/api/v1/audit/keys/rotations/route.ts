import { z } from 'zod';
import { occasionOf } from '@/lib/auth/occasion';
import { rotateKey } from '@/lib/commands/audit/rotate-key';
import { rotateKeySchema } from '@/lib/domain/read-models/audit-keys';
import { handle } from '@/lib/http/handle';

/** Asks for a new key to sign the audit log with. */
export const POST = handle(
  { permission: 'audit:keep', body: rotateKeySchema, answer: z.object({ id: z.string() }) },
  ({ actor, body, request, now }) => rotateKey(actor, body, occasionOf(request.headers, now)),
);
