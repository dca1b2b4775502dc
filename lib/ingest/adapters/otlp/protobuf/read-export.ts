import type protobuf from 'protobufjs';
import { GatehouseError } from '@/lib/domain/errors';
import { readId } from '../read-id';
import { SIGNAL_NAMES, type Signal } from '../signals';
import { otlpType } from './otlp-types';

const AS_JSON: protobuf.IConversionOptions = { longs: String, bytes: String, json: true };

/** Whether a body with this media type is OTLP in protobuf. */
export const isProtobuf = (contentType: string): boolean =>
  /^\s*application\/(x-)?protobuf\s*(;|$)/i.test(contentType);

/**
 * The OTLP/JSON of an export request in protobuf. Throws `invalid-input` when the bytes are no such message.
 */
export function readExport(signal: Signal, bytes: Uint8Array): string {
  try {
    const type = otlpType(SIGNAL_NAMES[signal].request);
    return JSON.stringify(withHexIds(type.toObject(type.decode(bytes), AS_JSON)));
  } catch (error) {
    throw new GatehouseError(
      'invalid-input',
      `The body is no ${SIGNAL_NAMES[signal].request} in protobuf: ${(error as Error).message}.`,
      { remedy: 'Send OTLP in protobuf, or OTLP/JSON with Content-Type: application/json.' },
    );
  }
}

/** OTLP/JSON writes ids in hexadecimal, all other bytes in base64. Attributes keep theirs: they are values here. */
function withHexIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withHexIds);
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    if (name === 'traceId') copy[name] = inTextOrHex(inner, 16);
    else if (name === 'spanId' || name === 'parentSpanId') copy[name] = inTextOrHex(inner, 8);
    else copy[name] = withHexIds(inner);
  }
  return copy;
}

/** An id of another length stays as it came: the reader of the record says what is wrong with it. */
const inTextOrHex = (value: unknown, bytes: 8 | 16): unknown => readId(value, bytes) ?? value;
