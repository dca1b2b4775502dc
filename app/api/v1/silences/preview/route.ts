import { silencePreviewInputSchema, silencePreviewSchema } from '@/lib/domain/read-models/silences';
import { handle } from '@/lib/http/handle';
import { previewSilence } from '@/lib/views/silences/preview-silence';

/** What a silence would hide, before it is made. */
export const POST = handle(
  { permission: 'alerts:read', body: silencePreviewInputSchema, answer: silencePreviewSchema },
  ({ actor, body, now }) => previewSilence(actor, body, now),
);
