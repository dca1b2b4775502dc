import { objectivePreviewSchema } from '@/lib/domain/objective';
import { sloPreviewSchema } from '@/lib/domain/read-models/objectives';
import { handle } from '@/lib/http/handle';
import { previewSlo } from '@/lib/views/slos/preview-slo';

/** What the rules of an objective would mean, before it is saved. */
export const POST = handle(
  { permission: 'dashboards:read', body: objectivePreviewSchema, answer: sloPreviewSchema },
  ({ actor, body, now }) => Promise.resolve(previewSlo(actor, body, now)),
);
