import { knownSourceListSchema } from '@/lib/domain/read-models/sources';
import { handle } from '@/lib/http/handle';
import { listKnownSources } from '@/lib/views/sources/list-known-sources';

/** Every source that Gatehouse can read. */
export const GET = handle({ permission: 'settings:read', answer: knownSourceListSchema }, ({ actor, now }) =>
  listKnownSources(actor, now),
);
