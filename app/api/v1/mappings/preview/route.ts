import { handle } from '@/lib/http/handle';
import { previewMappings, previewMappingsSchema } from '@/lib/views/mappings/preview-mappings';

/** What the last decisions would become under other rules. */
export const POST = handle(
  { permission: 'mappings:write', body: previewMappingsSchema },
  ({ actor, body, now }) => previewMappings(actor, body, now),
);
