import { refuse, type Adapter, type AdapterContext, type MappedRecord } from '../../adapter';
import { openShippedLine } from '../parts/open-shipped-line';
import { mapAccess } from './map-access';
import { mapAlphaLog, readAlphaConnection } from './map-alpha-log';
import { isAccessObject, parseAccessLine } from './parse-access-line';

/** A line is a record; of the log of 2023 all lines of a connection are one. Null when none is of ztunnel. */
function unwrapLog(text: string): string[] | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (!lines.some((line) => parseAccessLine(line) ?? readAlphaConnection(line))) return null;
  const records: string[] = [];
  const open = new Map<string, number>();
  for (const line of lines) {
    const connection = readAlphaConnection(line);
    const at = connection === null ? undefined : open.get(connection);
    if (at !== undefined) records[at] += `\n${line}`;
    else {
      if (connection !== null) open.set(connection, records.length);
      records.push(line);
    }
  }
  return records.map((record) => (isJson(record) ? record : JSON.stringify({ text: record })));
}

function isJson(text: string): boolean {
  if (!text.startsWith('{')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function mapZtunnel(record: unknown, { receivedAt }: AdapterContext): MappedRecord {
  const line = openShippedLine(record, isAccessObject);
  if (!line) return refuse('not-understood', '', 'The record is no log of ztunnel.');
  const { content, from } = line;
  if (typeof content !== 'string')
    return isAccessObject(content)
      ? mapAccess(content, from)
      : refuse('not-understood', 'scope', 'The line is not of the access log.');
  const fields = parseAccessLine(content);
  return fields ? mapAccess(fields, from) : mapAlphaLog(content, receivedAt);
}

/** Connections through Istio's ambient mesh, as ztunnel writes them in text or JSON. */
export const ztunnelAdapter: Adapter = {
  name: 'ztunnel',
  source: 'ztunnel',
  unwrapText: unwrapLog,
  map: mapZtunnel,
};
