import { hash } from 'node:crypto';
import { readId } from '../read-id';
import { otlpType } from './otlp-types';

/** How large a message is in OTLP/protobuf, in bytes, and a digest of its content. */
export type Measured = { bytes: number; digest: string };

/**
 * Measures a message given as OTLP/JSON. Both encodings of the same content have the same size and digest; what
 * cannot be protobuf (a broken value inside) is measured as its JSON.
 */
export function measureMessage(type: string, value: unknown): Measured {
  const encoded = encode(type, value) ?? Buffer.from(JSON.stringify(value) ?? '');
  return { bytes: encoded.length, digest: hash('sha256', encoded, 'hex') };
}

function encode(type: string, value: unknown): Uint8Array | null {
  try {
    const message = otlpType(type);
    return message.encode(message.fromObject(withRawIds(value) as Record<string, unknown>)).finish();
  } catch {
    return null;
  }
}

function withRawIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withRawIds);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const bytes = name === 'traceId' ? 16 : name === 'spanId' || name === 'parentSpanId' ? 8 : null;
      if (bytes === null) return [name, withRawIds(inner)];
      return [name, Buffer.from(readId(inner, bytes) ?? '', 'hex')];
    }),
  );
}
