import { onCallNowSchema } from '@/lib/domain/read-models/rotations';
import { handle } from '@/lib/http/handle';
import { getOnCallNow } from '@/lib/views/rotations/get-on-call-now';

/** Who is on call now, in every rotation. */
export const GET = handle({ permission: 'alerts:read', answer: onCallNowSchema }, ({ actor, now }) =>
  getOnCallNow(actor, now),
);
