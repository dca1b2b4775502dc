import { policySuggestionsSchema, suggestionQuerySchema } from '@/lib/domain/read-models/suggestions';
import { handle } from '@/lib/http/handle';
import { getPolicySuggestions } from '@/lib/views/suggestions/get-policy-suggestions';

/** The smallest set of allow rules for a service's good traffic, and permissions that nobody used. */
export const GET = handle(
  { permission: 'events:read', query: suggestionQuerySchema, answer: policySuggestionsSchema },
  ({ actor, query, now }) => getPolicySuggestions(actor, query, now),
);
