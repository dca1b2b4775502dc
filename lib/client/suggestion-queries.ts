import { policySuggestionsSchema, type SuggestionQuery } from '@/lib/domain/read-models/suggestions';
import { documentQuery } from './query-options';

/** Suggested allow rules of a window and scope, in a language. */
export const policySuggestionsQuery = (query: Partial<SuggestionQuery>) =>
  documentQuery('/api/v1/policy-suggestions', policySuggestionsSchema, query, ['decision', 'flow', 'review']);
