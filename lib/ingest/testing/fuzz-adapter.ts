import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GatehouseError } from '@/lib/domain/errors';
import { eventSchema } from '@/lib/domain/event';
import type { Adapter } from '../adapter';
import { splitBody } from '../steps/split-body';
import { mapText, RECEIVED_AT } from './map-text';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

export type FuzzOptions = {
  /** Bodies as the source sends them, each read without a refusal. */
  samples: readonly string[];
  /**
   * Dotted paths within one record that say the outcome. Where a sample has one of them, a word that the
   * source does not know there must be refused, never guessed.
   */
  decisive?: readonly string[];
  runs?: number;
};

const NEVER_SEEN = 'zzz-never-seen';

/**
 * Tests of an adapter on changed payloads: whatever comes, it never throws, each record ends as valid events or
 * as a refusal that says which field, the same text is read the same way twice, and no outcome is invented.
 */
export function fuzzAdapter(adapter: Adapter, { samples, decisive = [], runs = 300 }: FuzzOptions): void {
  const records = samples.flatMap((sample) =>
    splitBody(sample, 'application/json', adapter, { records: 10_000, depth: 100 }).map(
      ({ value }) => value as Json,
    ),
  );
  const context = { receivedAt: RECEIVED_AT, mappingRules: [] };

  const check = (record: Json) => {
    const mapped = adapter.map(structuredClone(record), context);
    expect(adapter.map(structuredClone(record), context)).toEqual(mapped);
    if ('refusal' in mapped) {
      expect(mapped.refusal.code).not.toBe('');
      expect(mapped.refusal.message).not.toBe('');
      return;
    }
    for (const event of mapped.events) expect(eventSchema.safeParse(event).error?.issues).toBeUndefined();
    const ids = mapped.events.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  };

  describe(`${adapter.name}: payloads that went wrong`, () => {
    it('has samples that are read as they are', () => {
      expect(records.length).toBeGreaterThan(0);
    });

    it('ends every changed record as valid events or as a refusal', () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...records),
          fc.infiniteStream(fc.nat()),
          fc.json(),
          (record, stream, other) => {
            const draw = (most: number): number => {
              const { value } = stream.next() as { value: number };
              return value % most;
            };
            check(mutate(record, draw, JSON.parse(other) as Json));
          },
        ),
        { numRuns: runs },
      );
    });

    it('ends any JSON at all as valid events or as a refusal', () => {
      fc.assert(
        fc.property(fc.jsonValue(), (value) => check(value as Json)),
        { numRuns: runs },
      );
    });

    it('takes a text apart or refuses it as a whole, wherever it is cut or changed', () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...samples),
          fc.nat(),
          fc.nat(),
          fc.string({ maxLength: 5 }),
          (text, from, length, put) => {
            const at = from % (text.length + 1);
            const changed = text.slice(0, at) + put + text.slice(at + (length % 40));
            try {
              mapText(adapter, changed);
            } catch (error) {
              if (!(error instanceof GatehouseError)) throw error;
            }
          },
        ),
        { numRuns: runs },
      );
    });

    if (decisive.length > 0)
      it('refuses a word for the outcome that the source does not know', () => {
        const changed = records.flatMap((record) =>
          decisive.flatMap((path) => replaceAt(record, path.split('.'), NEVER_SEEN) ?? []),
        );
        expect(changed.length).toBeGreaterThan(0);
        for (const record of changed) expect(adapter.map(record, context)).toHaveProperty('refusal');
      });
  });
}

/** A copy with one to three changes: a value replaced, a field removed, doubled or emptied. */
function mutate(record: Json, draw: (most: number) => number, other: Json): Json {
  let copy = structuredClone(record);
  for (let change = 0; change <= draw(3); change += 1) {
    const places = listPlaces(copy);
    const place = places[draw(places.length || 1)];
    if (!place) return other;
    const { holder, name } = place;
    const values: Json[] = [
      other,
      null,
      '',
      [],
      {},
      -1,
      1e300,
      true,
      'x'.repeat(12_000),
      'true',
      [other, other],
    ];
    const kind = draw(values.length + 2);
    // A copy: put into itself, a value would have no end.
    if (kind < values.length) setAt(holder, name, structuredClone(values[kind]!));
    else if (kind === values.length) removeAt(holder, name);
    else copy = { [String(name)]: copy };
  }
  return copy;
}

type Place = { holder: Json[] | { [name: string]: Json }; name: string | number };

function listPlaces(value: Json): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const names: (string | number)[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return names.flatMap((name) => [
    { holder: value, name },
    ...listPlaces((value as Record<string | number, Json>)[name]!),
  ]);
}

const setAt = (holder: Place['holder'], name: string | number, value: Json): void => {
  Object.defineProperty(holder, name, { value, enumerable: true, writable: true, configurable: true });
};

function removeAt(holder: Place['holder'], name: string | number): void {
  if (Array.isArray(holder)) holder.splice(Number(name), 1);
  else delete holder[name as string];
}

/** A copy with the value at a path replaced; null where the record has no such path. `*` is any element. */
function replaceAt(record: Json, path: readonly string[], value: Json): Json[] | null {
  const [name, ...rest] = path as [string, ...string[]];
  if (typeof record !== 'object' || record === null) return null;
  const names = name === '*' ? Object.keys(record) : name in record ? [name] : [];
  const copies = names.flatMap((one) => {
    const inner = (record as Record<string, Json>)[one]!;
    const changed = rest.length === 0 ? [value] : (replaceAt(inner, rest, value) ?? []);
    return changed.map((put) => {
      const copy = structuredClone(record);
      setAt(copy as Place['holder'], one, put);
      return copy;
    });
  });
  return copies.length === 0 ? null : copies;
}
