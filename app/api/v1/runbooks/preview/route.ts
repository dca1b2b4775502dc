import { renderedRunbookSchema, runbookInputSchema } from '@/lib/domain/read-models/runbooks';
import { handle } from '@/lib/http/handle';
import { previewRunbook } from '@/lib/views/runbooks/preview-runbook';

/** How a text would look as a runbook; nothing is stored. */
export const POST = handle(
  { permission: 'alerts:read', body: runbookInputSchema.pick({ text: true }), answer: renderedRunbookSchema },
  ({ actor, body, now }) => previewRunbook(actor, body.text, now),
);
