import type { EventOf } from '@/lib/domain/event';
import { parseMicros } from '@/lib/domain/timestamp';
import { SERVICES } from '../estate/services';
import type { Random } from '../random';
import { defineFormat } from './format';

/** It counts its requests and logs few things, so that the volume can be what is really sent. */
const SENDER = SERVICES.find(({ name }) => name === 'cdn-origin')!;
const SCOPE = 'origin';
const INFO = 9;
/** Bytes of a record in protobuf besides its text: time, severity, and the wrapping of the text. */
const RECORD_BYTES = 17;
/** Bytes of an attribute in protobuf besides its name and text. */
const ATTRIBUTE_BYTES = 8;

const LINE = 'shield miss, fetched from the origin: GET /assets/';

/** A line of a length, as far as it is longer than its beginning. */
function writeLine(length: number, random: Random): string {
  let line = LINE;
  while (line.length < length) line += random.hex(32);
  return line.slice(0, Math.max(LINE.length, length));
}

function write({ occurredAt, environment, records, bytes, agent }: EventOf<'heartbeat'>, random: Random) {
  const [distribution, version] = agent!.split('/') as [string, string];
  const attributes = {
    'service.name': SENDER.name,
    'trust.zone': SENDER.zone!,
    'deployment.environment.name': environment!,
    'telemetry.distro.name': distribution,
    'telemetry.distro.version': version,
  };
  const overhead = Object.entries(attributes).reduce(
    (sum, [key, value]) => sum + key.length + value.length + ATTRIBUTE_BYTES,
    SCOPE.length + 2,
  );
  const length = Math.round((bytes! - overhead) / records!) - RECORD_BYTES;
  const timeUnixNano = `${parseMicros(occurredAt)}000`;
  return {
    resource: {
      attributes: Object.entries(attributes).map(([key, value]) => ({ key, value: { stringValue: value } })),
    },
    scopeLogs: [
      {
        scope: { name: SCOPE },
        logRecords: Array.from({ length: records! }, () => ({
          timeUnixNano,
          severityNumber: INFO,
          body: { stringValue: writeLine(length, random) },
        })),
      },
    ],
  };
}

/**
 * The telemetry of one service as it is: logs by OTLP, as many records and bytes as its heartbeat counts, with the
 * trust tags on their resource. Source: opentelemetry-proto, logs/v1, in its JSON encoding.
 */
export const otlpLogs = defineFormat({
  path: '/api/otlp/v1/logs',
  kind: 'heartbeat',
  speaks: ({ service, tagged, records }) => service === SENDER.name && tagged && (records ?? 0) > 0,
  write,
  wrap: (resources) => ({ resourceLogs: resources }),
});
