import { z } from 'zod';
import { occasionOf } from '@/lib/auth/occasion';
import { importInventory } from '@/lib/commands/inventory/import-inventory';
import type { InventoryFormat } from '@/lib/commands/inventory/parse-inventory-file';
import { GatehouseError } from '@/lib/domain/errors';
import { handle } from '@/lib/http/handle';
import { readTextBody } from '@/lib/http/read-text-body';

const FORMATS: Record<string, InventoryFormat> = {
  'application/json': 'json',
  'application/yaml': 'yaml',
  'application/x-yaml': 'yaml',
  'text/yaml': 'yaml',
  'text/csv': 'csv',
};

/** Imports the inventory file that is the body; with `dryRun=true` only says what would change. */
export const POST = handle(
  { permission: 'inventory:write', query: z.object({ dryRun: z.stringbool().default(false) }) },
  async ({ actor, query, request, now }) => {
    const format = formatOf(request);
    const text = await readTextBody(request);
    return importInventory(actor, { text, format, dryRun: query.dryRun }, occasionOf(request.headers, now));
  },
);

function formatOf(request: Request): InventoryFormat {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  const format = Object.hasOwn(FORMATS, type) ? FORMATS[type] : undefined;
  if (format) return format;
  throw new GatehouseError('unsupported-media', `A file of the type "${type}" cannot be imported.`, {
    remedy: 'Send it with the content type application/yaml, text/csv or application/json.',
  });
}
