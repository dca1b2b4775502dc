import { tokenListSchema } from '@/lib/domain/read-models/settings';
import { occasionOf } from '@/lib/auth/occasion';
import { createToken, createTokenSchema } from '@/lib/commands/tokens/create-token';
import { pageSchema } from '@/lib/domain/filters';
import { handle } from '@/lib/http/handle';
import { listTokens } from '@/lib/views/settings/list-tokens';

/** The tokens of programs, without their secrets. */
export const GET = handle({ query: pageSchema, answer: tokenListSchema }, ({ actor, query }) =>
  listTokens(actor, query),
);

/** Makes a token; its secret is in this answer and nowhere else. */
export const POST = handle(
  { permission: 'tokens:write', body: createTokenSchema },
  ({ actor, body, request, now }) => createToken(actor, body, occasionOf(request.headers, now)),
);
