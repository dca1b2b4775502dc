import { occasionOf } from '@/lib/auth/occasion';
import { makeCalendarAddress } from '@/lib/commands/rotations/make-calendar-address';
import { calendarAddressSchema } from '@/lib/domain/read-models/rotations';
import { handle } from '@/lib/http/handle';

/** A secret address of the rotation's calendar, for the reader alone; the one from before ends. */
export const POST = handle(
  { permission: 'alerts:read', answer: calendarAddressSchema },
  ({ actor, params, request, now }) =>
    makeCalendarAddress(actor, params.id!, occasionOf(request.headers, now)),
);
