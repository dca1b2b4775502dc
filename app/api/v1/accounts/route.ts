import { accountListSchema } from '@/lib/domain/read-models/settings';
import { occasionOf } from '@/lib/auth/occasion';
import { createAccount, createAccountSchema } from '@/lib/commands/accounts/create-account';
import { pageSchema } from '@/lib/domain/filters';
import { handle } from '@/lib/http/handle';
import { listAccounts } from '@/lib/views/settings/list-accounts';

/** The accounts of people. */
export const GET = handle({ query: pageSchema, answer: accountListSchema }, ({ actor, query }) =>
  listAccounts(actor, query),
);

/** Makes an account; answers with the one-time link for its password. */
export const POST = handle(
  { permission: 'accounts:write', body: createAccountSchema },
  ({ actor, body, request, now }) => createAccount(actor, body, occasionOf(request.headers, now)),
);
