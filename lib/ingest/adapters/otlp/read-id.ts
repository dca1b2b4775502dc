/** Trace ids have 16 bytes, span ids 8. */
export type IdBytes = 8 | 16;

/**
 * An id in lower-case hexadecimal digits, from hexadecimal (OTLP/JSON) or base64 (protobuf's own JSON, which
 * some senders use). Null when there is none: empty, or nothing but zeros (W3C trace context). Undefined when
 * the text is neither.
 */
export function readId(value: unknown, bytes: IdBytes): string | null | undefined {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string') return undefined;
  const hex = isHex(value, bytes) ? value.toLowerCase() : fromBase64(value, bytes);
  return hex !== undefined && /^0+$/.test(hex) ? null : hex;
}

const isHex = (text: string, bytes: IdBytes): boolean =>
  text.length === bytes * 2 && /^[0-9a-f]+$/i.test(text);

function fromBase64(text: string, bytes: IdBytes): string | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  const raw = Buffer.from(text, 'base64');
  return raw.length === bytes ? raw.toString('hex') : undefined;
}
