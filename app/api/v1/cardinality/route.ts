import { occasionOf } from '@/lib/auth/occasion';
import { saveCaps } from '@/lib/commands/settings/save-caps';
import { capsSchema } from '@/lib/domain/folding';
import { cardinalitySchema } from '@/lib/domain/read-models/cardinality';
import { handle } from '@/lib/http/handle';
import { getCardinality } from '@/lib/views/cardinality/get-cardinality';

/** How many names of a source and zone are told apart, and which sources have more. */
export const GET = handle({ answer: cardinalitySchema }, ({ actor }) => getCardinality(actor));

/** Sets how many are told apart. */
export const PUT = handle(
  { permission: 'settings:write', body: capsSchema, answer: capsSchema },
  ({ actor, body, request, now }) => saveCaps(actor, body, occasionOf(request.headers, now)),
);
