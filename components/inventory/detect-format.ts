import type { InventoryFileFormat } from '@/lib/client/import-inventory';

/** The format of an inventory file by its name, else by how its text begins. */
export function detectFormat(fileName: string | null, text: string): InventoryFileFormat {
  const ending = fileName?.split('.').at(-1)?.toLowerCase();
  if (ending === 'csv' || ending === 'tsv') return 'csv';
  if (ending === 'json') return 'json';
  if (ending === 'yaml' || ending === 'yml') return 'yaml';
  const start = text.trimStart();
  if (/^[{[]/.test(start)) return 'json';
  // A CSV begins with its header row: names with separators and no colon.
  return /^"?name"?\s*([,;\t]|\r?\n|$)/i.test(start) || /^[^\n:]*[,;\t]"?name"?/i.test(start)
    ? 'csv'
    : 'yaml';
}
