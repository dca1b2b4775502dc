import { readObject } from '../parts/read-object';
import { readTime } from '../parts/read-time';

type Json = Readonly<Record<string, unknown>>;

/**
 * What makes a CloudTrail record an event; the rest is read where it is used. Source: AWS CloudTrail User
 * Guide, "CloudTrail record contents". Checked by hand: a log has millions of records.
 */
export type CloudTrailRecord = Json & {
  eventID: string;
  eventTime: string;
  eventSource: string;
  eventName: string;
  eventType: string;
  errorCode?: string | null;
  errorMessage?: string | null;
};

type Problem = { code: string; path: string; message: string };

const REQUIRED = ['eventID', 'eventTime', 'eventSource', 'eventName', 'eventType'] as const;
const OPTIONAL = ['errorCode', 'errorMessage'] as const;
/** All that AWS documents. Another word could mean that something else than a call happened. */
const EVENT_TYPES = new Set([
  'AwsApiCall',
  'AwsServiceEvent',
  'AwsConsoleAction',
  'AwsConsoleSignIn',
  'AwsVpceEvent',
  'AwsCloudTrailInsight',
]);

/** The record, or why it is none: which field, and how it differs. */
export function readRecord(value: unknown): { record: CloudTrailRecord } | { problem: Problem } {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return problem('', 'A CloudTrail record is a JSON object.');
  const record = withInsight(value as Json);
  if (typeof record.digestS3Object === 'string')
    return {
      problem: {
        code: 'digest-file',
        path: 'digestS3Object',
        message: 'A digest file proves that log files are whole and holds no events; leave it out.',
      },
    };
  for (const name of REQUIRED) {
    const text = record[name];
    if (typeof text !== 'string' || text === '') return problem(name, `${name} is missing or no text.`);
  }
  for (const name of OPTIONAL) {
    const text = record[name];
    if (text !== undefined && text !== null && typeof text !== 'string')
      return problem(name, `${name} is no text.`);
  }
  if (!EVENT_TYPES.has(record.eventType as string))
    return problem('eventType', 'eventType is none that CloudTrail documents.');
  if (!readTime(record.eventTime)) return problem('eventTime', 'eventTime is no time.');
  return { record: record as CloudTrailRecord };
}

/** An insight names the call that it observed below `insightDetails` instead of at the top. */
function withInsight(record: Json): Json {
  if (record.eventType !== 'AwsCloudTrailInsight') return record;
  const { eventSource, eventName } = readObject(record.insightDetails);
  return { ...record, eventSource, eventName };
}

const problem = (path: string, message: string): { problem: Problem } => ({
  problem: { code: 'not-understood', path, message },
});
