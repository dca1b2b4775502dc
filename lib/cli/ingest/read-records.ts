import type { Adapter } from '@/lib/ingest/adapter';
import { openWrapperTexts } from '@/lib/ingest/steps/split-records';
import { readText } from './read-text';
import { RecordScanner, type Scanned } from './record-scanner';

/**
 * The records of a file as they are read (JSON, NDJSON, a text that the adapter knows; gzip or not); `-` is
 * standard input. JSON is never held whole, unless it is one wrapper; other texts are. Throws when the file
 * is none of these, or ends within a list.
 */
export async function* readRecords(
  path: string,
  adapter: Adapter,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Scanned> {
  const scanner = new RecordScanner();
  const pieces = readText(path, onBytes);
  /** What was read before the first record showed that it is JSON: standard input is read only once. */
  let unproved: string | null = '';
  for await (const piece of pieces) {
    if (unproved !== null) unproved += piece;
    const records = scanner.push(piece);
    if (unproved !== null && records[0]) {
      if (!isJson(records[0])) {
        for await (const rest of pieces) unproved += rest;
        yield* unwrap(path, adapter, unproved);
        return;
      }
      unproved = null;
    }
    for (const record of records) yield* openWrapper(record, adapter);
  }
  const rest = scanner.end();
  if (unproved !== null && rest[0] && !isJson(rest[0])) yield* unwrap(path, adapter, unproved);
  else {
    for (const record of rest) yield* openWrapper(record, adapter);
    if (scanner.isCut) throw new Error(`${path} ends before its list does: the file is cut.`);
  }
}

function* openWrapper(record: Scanned, { recordsIn = [] }: Adapter): Generator<Scanned> {
  const inside = record.isValue && recordsIn.length > 0 ? openWrapperTexts(record.text, recordsIn) : null;
  if (!inside) yield record;
  else for (const text of inside) yield { text, isValue: true };
}

function* unwrap(path: string, adapter: Adapter, text: string): Generator<Scanned> {
  const records = adapter.unwrapText?.(text) ?? null;
  if (!records)
    throw new Error(
      `${path} is neither JSON nor a text that ${adapter.name} is known to write; see --source.`,
    );
  for (const record of records) yield { text: record, isValue: true };
}

function isJson({ text, isValue }: Scanned): boolean {
  if (!isValue) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
