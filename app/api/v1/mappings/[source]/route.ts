import { occasionOf } from '@/lib/auth/occasion';
import {
  saveDecisionMappings,
  saveDecisionMappingsSchema,
} from '@/lib/commands/mappings/save-decision-mappings';
import { handle } from '@/lib/http/handle';
import { getMappings } from '@/lib/views/settings/list-mappings';

/** The decision mappings of one source. */
export const GET = handle({}, ({ actor, params }) => getMappings(actor, params.source!));

/** Puts the decision mappings of a source in place of those it has. */
export const PUT = handle(
  { permission: 'mappings:write', body: saveDecisionMappingsSchema.pick({ rules: true }) },
  ({ actor, body, params, request, now }) =>
    saveDecisionMappings(
      actor,
      { source: params.source!, rules: body.rules },
      occasionOf(request.headers, now),
    ),
);
