import { rotationInputSchema } from '@/lib/domain/alerting/rotation';
import { rotationPreviewSchema } from '@/lib/domain/read-models/rotations';
import { handle } from '@/lib/http/handle';
import { previewRotation } from '@/lib/views/rotations/preview-rotation';

/** What a rotation that is not saved would mean for the next four weeks. */
export const POST = handle(
  { permission: 'alerting:write', body: rotationInputSchema, answer: rotationPreviewSchema },
  ({ actor, body, now }) => previewRotation(actor, body, now),
);
