import { occasionOf } from '@/lib/auth/occasion';
import { testChannel } from '@/lib/commands/channels/test-channel';
import { getConfig } from '@/lib/config/config';
import { testChannelSchema, testedChannelSchema } from '@/lib/domain/read-models/notification-channels';
import { handle } from '@/lib/http/handle';

/** Has a test message sent; `GET /api/v1/notifications/{id}` says what became of it. */
export const POST = handle(
  { permission: 'alerting:write', body: testChannelSchema, answer: testedChannelSchema },
  ({ actor, body, params, request, now }) =>
    testChannel(
      actor,
      params.id!,
      { ...body, publicUrl: getConfig().publicUrl },
      occasionOf(request.headers, now),
    ),
);
