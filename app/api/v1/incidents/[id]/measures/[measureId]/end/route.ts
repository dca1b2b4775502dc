import { occasionOf } from '@/lib/auth/occasion';
import { endMeasure } from '@/lib/commands/incidents/end-measure';
import { handle } from '@/lib/http/handle';

/** Notes that a bypass is closed, now. */
export const POST = handle({ permission: 'incidents:write' }, ({ actor, params, request, now }) =>
  endMeasure(actor, params.id!, params.measureId!, occasionOf(request.headers, now)),
);
