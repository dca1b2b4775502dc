import type { Event } from '@/lib/domain/event';
import { refuse, type Adapter, type MappedRecord } from '../../adapter';
import { readObject, isObject, type Json } from '../parts/read-object';
import { deriveId } from '../parts/derive-id';
import { readEpoch } from '../parts/read-time';
import { isHeader, readLine, readParsed, type FlowRow } from './flow-fields';
import { mapFlowRow } from './map-flow-row';
import { openDelivery, splitDelivered, type Delivered } from './open-delivery';

const CONTROL = /^CWL CONTROL MESSAGE/;
const LIKE_DEFAULT = /^\d{1,2}\s+\S+\s+(\S+\s+){11}\S+$/;

/** Lines of a file become records that carry the header above them: each can be read again alone. */
function unwrapLog(text: string): string[] | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (!lines.some((line) => isHeader(line) || LIKE_DEFAULT.test(line.trim()))) return null;
  let columns: string | undefined;
  const records: string[] = [];
  for (const line of lines)
    if (isHeader(line)) columns = line.trim();
    else records.push(JSON.stringify(columns ? { columns, text: line } : { text: line }));
  return records;
}

function mapVpcFlow(record: unknown): MappedRecord {
  if (!isObject(record)) return refuse('not-understood', '', 'The record is no VPC flow log.');
  const awslogs = readObject(record.awslogs).data;
  if (typeof awslogs === 'string') return mapDelivery('awslogs.data', openDelivery(awslogs, 'awslogs.data'));
  if (typeof record.data === 'string') return mapDelivery('data', openDelivery(record.data, 'data'));
  const parsed = readNested(record);
  if (parsed) return parsed;
  const field = ['text', 'message', 'log'].find((name) => typeof record[name] === 'string');
  if (!field) return refuse('not-understood', '', 'The record is no VPC flow log.');
  const loggedAt = readEpoch(record.timestamp, 'milliseconds');
  const columns = record.columns ?? record.format;
  const line = record[field] as string;
  // Vector hands a subscription's message on as a text.
  if (line.startsWith('{"messageType"')) return mapDelivery(field, splitDelivered(line, field));
  return mapLine(line, {
    path: field,
    columns: typeof columns === 'string' ? columns : undefined,
    loggedAt,
  });
}

/** Columns at the top (Athena, Vector), or below `aws.vpc` beside a result of their own (OpenSearch). */
function readNested(record: Json): MappedRecord | null {
  const vpc = readObject(readObject(record.aws).vpc);
  const nested = readParsed(vpc);
  if (!nested) {
    const row = readParsed(record);
    return row && mapFlowRow(row);
  }
  const { result } = readObject(record.event);
  // One of the two is wrong, and which cannot be told.
  if (result !== undefined && result !== nested.action)
    return refuse(
      'contradiction',
      'aws.vpc.action',
      `aws.vpc.action is ${nested.action ?? 'missing'}, event.result is ${JSON.stringify(result)}.`,
    );
  return mapFlowRow(withPlace(nested, readObject(record.cloud)), { path: 'aws.vpc.' });
}

const withPlace = (row: FlowRow, cloud: Json): FlowRow =>
  typeof cloud.region === 'string' && cloud.region !== '' && !row.region
    ? { ...row, region: cloud.region }
    : row;

type LineOrigin = { path: string; columns?: string; loggedAt?: string };

function mapLine(line: string, { path, columns, loggedAt }: LineOrigin): MappedRecord {
  if (CONTROL.test(line)) return mapControl(line, loggedAt, path);
  const row = readLine(line, columns);
  if (row) return mapFlowRow(row, { path: `${path}.`, loggedAt });
  return refuse(
    'not-understood',
    path,
    columns
      ? 'The line has not as many values as its header has columns.'
      : 'The line is not in the default format. A custom format needs its columns: a header line, or `columns` beside the line.',
  );
}

/** CloudWatch Logs checks with such a message that a subscription can deliver: it is alive, nothing was lost. */
function mapControl(line: string, loggedAt: string | undefined, path: string): MappedRecord {
  if (!loggedAt) return refuse('not-understood', path, 'The control message has no time.');
  const id = deriveId('aws-vpc-flow', 'control', loggedAt, line);
  return {
    events: [
      { kind: 'source-report', id, occurredAt: loggedAt, dropped: 0, labels: { status: 'CONTROL_MESSAGE' } },
    ],
  };
}

function mapDelivery(path: string, delivered: Delivered[] | null): MappedRecord {
  if (!delivered || delivered.length === 0)
    return refuse('not-understood', path, `${path} holds no lines, plain or with gzip.`);
  const events = new Map<string, Event>();
  for (const one of delivered) {
    const mapped = mapDelivered(one);
    if ('refusal' in mapped) return mapped;
    for (const event of mapped.events) events.set(event.id, event);
  }
  return { events: [...events.values()] };
}

function mapDelivered({ value, path, timestamp }: Delivered): MappedRecord {
  if (typeof value === 'string')
    return mapLine(value, { path: `${path}message`, loggedAt: readEpoch(timestamp, 'milliseconds') });
  const { data: _data, awslogs: _awslogs, ...flat } = value;
  const mapped = mapVpcFlow(flat);
  if (!('refusal' in mapped)) return mapped;
  const { code, path: inner, message } = mapped.refusal;
  return refuse(code, `${path}${inner}`, message);
}

/** AWS VPC flow logs: files, CloudWatch Logs subscriptions, Firehose deliveries, and parsed records. */
export const vpcFlowAdapter: Adapter = {
  name: 'aws-vpc-flow',
  source: 'aws-vpc-flow',
  recordsIn: ['logEvents', 'records'],
  unwrapText: unwrapLog,
  map: mapVpcFlow,
};
