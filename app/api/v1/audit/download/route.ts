import { z } from 'zod';
import { occasionOf } from '@/lib/auth/occasion';
import { recordExport } from '@/lib/commands/audit/record-export';
import { auditSelectionSchema } from '@/lib/domain/audit-filter';
import { handle } from '@/lib/http/handle';
import { streamDownload } from '@/lib/http/stream-download';
import { EXPORT_FORMATS, exportEntries } from '@/lib/views/audit/export/export-entries';

const querySchema = auditSelectionSchema.extend({ format: z.enum(EXPORT_FORMATS) });

const CONTENT_TYPES = { csv: 'text/csv; charset=utf-8', jsonl: 'application/x-ndjson' } as const;

/** All entries that match, or the named ones, as a file. Each is an entry itself. */
export const GET = handle(
  { permission: 'audit:read', query: querySchema },
  async ({ actor, query: { format, ...selection }, request, now }) => {
    const parts = exportEntries(actor, selection, format, now);
    await recordExport(actor, selection, format, occasionOf(request.headers, now));
    const day = now.toISOString().slice(0, 10);
    return streamDownload(parts, {
      name: `gatehouse-audit-${day}.${format}`,
      contentType: CONTENT_TYPES[format],
    });
  },
);
