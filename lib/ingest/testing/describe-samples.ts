import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findShared } from '@/lib/store/testing/shared-files';
import type { Adapter } from '../adapter';
import { mapText } from './map-text';

/** What one file must become: its events in order, and of its refused records index, code and path. */
export type ExpectedSample = {
  adapter: Adapter;
  events: readonly object[];
  rejected?: readonly { index: number; code: string; path: string }[];
};

/** The text of a file of the shared samples, or null where they are not there. */
export function readSample(folder: string, name: string): string | null {
  const found = findShared(`fixtures/${folder}/${name}`);
  return found && readFileSync(found, 'utf8');
}

/**
 * One test for each file of a folder of the shared samples, against what reading the payload says; and one
 * that no file of the folder was left out. Skipped, with the reason in the name, where they are not there.
 */
export function describeSamples(folder: string, samples: Readonly<Record<string, ExpectedSample>>): void {
  const found = findShared(`fixtures/${folder}`);
  if (!found) {
    describe(`the recorded ${folder}`, () => {
      it.skip(`are not here: ../shared/fixtures/${folder} is missing`);
    });
    return;
  }
  describe(`the recorded ${folder}`, () => {
    it('are all read here', () => {
      expect(readdirSync(found).toSorted()).toEqual(Object.keys(samples).toSorted());
    });

    it.each(Object.entries(samples))('%s', (name, { adapter, events, rejected = [] }) => {
      const made = mapText(adapter, readFileSync(join(found, name), 'utf8'), {
        contentType: /\.(ndjson|jsonl)$/.test(name) ? 'application/x-ndjson' : 'application/json',
      });
      expect(made.rejected).toMatchObject(rejected);
      expect(made.rejected).toHaveLength(rejected.length);
      expect(made.events).toHaveLength(events.length);
      for (const [index, event] of made.events.entries()) expect(event).toMatchObject(events[index]!);
    });
  });
}
