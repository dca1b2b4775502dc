import { sourceListSchema } from '@/lib/domain/read-models/sources';
import { handle } from '@/lib/http/handle';
import { listSourceRows } from '@/lib/views/sources/list-source-rows';

/** Every source with the state of its last events. */
export const GET = handle({ permission: 'settings:read', answer: sourceListSchema }, ({ actor, now }) =>
  listSourceRows(actor, now),
);
