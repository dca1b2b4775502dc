import type { Event } from '@/lib/domain/event';
import type { MappingRule } from '@/lib/domain/decision-mapping';
import type { Refusal } from '@/lib/domain/event-record';
import type { Span } from '@/lib/domain/span';

/** What an adapter may know besides the payload. */
export type AdapterContext = {
  /** RFC 3339; for sources that do not say when something happened. */
  receivedAt: string;
  /** How this source's results become allow or deny, in order. Empty: the adapter's own reading. */
  mappingRules: readonly MappingRule[];
};

/** One record of a source becomes events, or a refusal that says which field was not understood. */
export type MappedRecord = { events: Event[]; spans?: Span[] } | { refusal: Refusal };

/** One piece of a record that is mapped, stored and refused alone. */
export type Part = {
  value: unknown;
  /** How many of the things that the sender counts it is; 0 for what was made of others. */
  items: number;
};

/** Reads one source's format. Pure: the same record and context give the same events. */
export type Adapter = {
  /** Kept with each event, so that its payload can be read again. */
  name: string;
  /** The source of its events, unless the sender names another. */
  source: string;
  map: (record: unknown, context: AdapterContext) => MappedRecord;
  /** Fields of a wrapper whose array holds the records: `items` of a Kubernetes list, `Records` of CloudTrail. */
  recordsIn?: readonly string[];
  /**
   * Turns a body that is no JSON (text logs, YAML, JSON inside log lines) into JSON records; null if it is
   * none of this source's. A record keeps the text that it was made of, so that nothing is lost.
   */
  unwrapText?: (text: string) => string[] | null;
  /**
   * Turns a body that is no text into the JSON that it stands for; null for a media type that is none of this
   * source's. Throws `invalid-input` when the bytes are not what the type says.
   */
  readBinary?: (bytes: Uint8Array, contentType: string) => string | null;
  /** Takes a record apart, each part with what it needs of the whole; null for a record that is its only part. */
  takeApart?: (record: unknown) => Part[] | null;
};

export const refuse = (code: string, path: string, message: string): MappedRecord => ({
  refusal: { code, path, message },
});
