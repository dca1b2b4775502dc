import { SIGNAL_NAMES, type Signal } from '../signals';
import { otlpType } from './otlp-types';

/** How a request came, and so how its answer goes. */
export type Encoding = 'protobuf' | 'json';

/** What of a request was not taken; all zero and empty when everything was. */
export type PartialSuccess = { rejected: number; message: string };

const CONTENT_TYPES: Record<Encoding, string> = {
  protobuf: 'application/x-protobuf',
  json: 'application/json',
};
export const contentTypeOf = (encoding: Encoding): string => CONTENT_TYPES[encoding];

const write = (encoding: Encoding, type: string, value: Record<string, unknown>): Uint8Array<ArrayBuffer> => {
  if (encoding === 'json') return new TextEncoder().encode(JSON.stringify(value));
  const message = otlpType(type);
  return new Uint8Array(message.encode(message.fromObject(value)).finish());
};

/**
 * The body of OTLP's answer to an export. `partialSuccess` is set only where something was rejected or is to be
 * said. In OTLP/JSON the 64-bit count is a text.
 */
export function writeAnswer(
  signal: Signal,
  encoding: Encoding,
  { rejected, message }: PartialSuccess,
): Uint8Array<ArrayBuffer> {
  const names = SIGNAL_NAMES[signal];
  const isWhole = rejected === 0 && message === '';
  return write(
    encoding,
    names.response,
    isWhole ? {} : { partialSuccess: { [names.rejected]: String(rejected), errorMessage: message } },
  );
}

/** The body of an error: `google.rpc.Status`. `code` is gRPC's. */
export const writeStatus = (encoding: Encoding, code: number, message: string): Uint8Array<ArrayBuffer> =>
  write(encoding, 'Status', { code, message });
