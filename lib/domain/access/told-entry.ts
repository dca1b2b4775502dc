import { z } from 'zod';

type Party = { type: string; id: string | null; name: string | null };

/** What of an entry of the audit log tells of grants. Values that were erased are null. */
export type ToldEntry = {
  id: string;
  occurredAt: string;
  actor: Party;
  action: string;
  targets: readonly { type: string; id: string; name: string | null }[];
  zone: string | null;
  environment: string | null;
  outcome: string | null;
  source: string;
  /** The adapter that read it; null for what was done in Gatehouse itself. */
  adapter: string | null;
  changes: unknown;
};

type Json = Readonly<Record<string, unknown>>;
const objectSchema = z.record(z.string(), z.unknown());

/** The object that a value is; empty for everything else. */
export function fieldsOf(value: unknown): Json {
  const parsed = objectSchema.safeParse(value);
  return parsed.success ? parsed.data : {};
}

/** The objects of a list; none where it is no list. */
export const itemsOf = (value: unknown): Json[] => (Array.isArray(value) ? value.map(fieldsOf) : []);

/** A text that says something, of at most 10,000 characters; null for everything else. */
export const wordOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 10_000) : null;

/** A time as RFC 3339 UTC; null for what is none. Times without a zone are UTC. */
export function timeOf(value: unknown): string | null {
  const word = wordOf(value);
  if (word === null) return null;
  const hasZone = /(Z|[+-]\d{2}:?\d{2}|UTC|GMT)$/i.test(word);
  const millis = Date.parse(hasZone ? word : /^\d{4}-/.test(word) ? `${word}Z` : `${word} UTC`);
  return Number.isNaN(millis) ? null : new Date(millis).toISOString();
}
