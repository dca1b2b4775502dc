import { handle } from '@/lib/http/handle';
import { getQuarantined } from '@/lib/views/quarantine/list-quarantine';

/** One quarantined event with its payload. */
export const GET = handle({ permission: 'quarantine:read' }, ({ actor, params }) =>
  getQuarantined(actor, params.id!),
);
