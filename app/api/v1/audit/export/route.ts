import { occasionOf } from '@/lib/auth/occasion';
import { exportPack } from '@/lib/commands/audit/export-pack';
import { evidencePackQuerySchema, PACK_ENTRIES_HEADER, PACK_SIZE_HEADER } from '@/lib/domain/evidence-pack';
import { handle } from '@/lib/http/handle';
import { streamArchive } from '@/lib/http/stream-archive';

/** An evidence pack of the entries that match, as a .tar.gz. Taking them out is an entry itself. */
export const GET = handle(
  { permission: 'audit:read', query: evidencePackQuerySchema },
  async ({ actor, query, request, now }) => {
    const { name, count, size, files } = await exportPack(actor, query, occasionOf(request.headers, now));
    return streamArchive(name, files, now, {
      [PACK_ENTRIES_HEADER]: String(count),
      [PACK_SIZE_HEADER]: String(size),
    });
  },
);
