import { occasionOf } from '@/lib/auth/occasion';
import { changeChannel } from '@/lib/commands/channels/change-channel';
import { removeChannel } from '@/lib/commands/channels/remove-channel';
import { changeChannelSchema } from '@/lib/domain/alerting/channels/channel-input';
import { handle } from '@/lib/http/handle';

/** Changes a channel, pauses it, or goes on with it. */
export const PATCH = handle(
  { permission: 'alerting:write', body: changeChannelSchema },
  ({ actor, body, params, request, now }) =>
    changeChannel(actor, params.id!, body, occasionOf(request.headers, now)),
);

/** Removes a channel that no route and no escalation names, with its log. */
export const DELETE = handle({ permission: 'alerting:write' }, ({ actor, params, request, now }) =>
  removeChannel(actor, params.id!, occasionOf(request.headers, now)),
);
