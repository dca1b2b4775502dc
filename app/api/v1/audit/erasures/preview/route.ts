import { occasionOf } from '@/lib/auth/occasion';
import { recordReading } from '@/lib/commands/audit/record-reading';
import { erasurePreviewSchema } from '@/lib/domain/read-models/audit-retention';
import { handle } from '@/lib/http/handle';
import { previewErasure, previewErasureSchema } from '@/lib/views/audit/preview-erasure';

/** What an erasure would touch. It tells of the trail, so it is an entry itself before it is answered. */
export const GET = handle(
  { permission: 'audit:read', query: previewErasureSchema, answer: erasurePreviewSchema },
  async ({ actor, query, request, now }) => {
    const preview = await previewErasure(actor, query);
    // By its pseudonym: the name of somebody who wants to be forgotten must not come into the log this way.
    const targets = [
      ...(preview.entry ? [{ type: 'audit-entry', id: preview.entry.id }] : []),
      ...[preview.actor, ...preview.candidates].flatMap((found) =>
        found ? [{ type: 'audit-actor', id: found.ref }] : [],
      ),
    ];
    await recordReading(actor, { action: 'audit.viewed', targets }, occasionOf(request.headers, now));
    return preview;
  },
);
