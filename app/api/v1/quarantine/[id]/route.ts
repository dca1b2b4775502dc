import { quarantineDetailSchema } from '@/lib/domain/read-models/settings';
import { handle } from '@/lib/http/handle';
import { getQuarantined } from '@/lib/views/quarantine/list-quarantine';

/** One quarantined event with its payload. */
export const GET = handle(
  { permission: 'quarantine:read', answer: quarantineDetailSchema },
  ({ actor, params }) => getQuarantined(actor, params.id!),
);
