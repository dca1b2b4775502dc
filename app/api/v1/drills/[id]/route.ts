import { parseId } from '@/lib/commands/parse-id';
import { drillRowSchema } from '@/lib/domain/read-models/drills';
import { handle } from '@/lib/http/handle';
import { getDrill } from '@/lib/views/drills/list-drills';

/** One drill with what came of it. */
export const GET = handle({ permission: 'alerts:read', answer: drillRowSchema }, ({ actor, params }) =>
  getDrill(actor, parseId(params.id!, 'drill')),
);
