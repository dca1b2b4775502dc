import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fillSnippet, sourceSetupSchema } from '@/lib/domain/source-setup';
import { INVENTORIES } from './inventories';
import { findIngestPath, findSourceOf, SOURCES } from './registry';

const entries = Object.entries(SOURCES);
const setups = [
  ...entries.map(([path, { setup }]) => [path, setup] as const),
  ...Object.entries(INVENTORIES),
];
const readme = readFileSync('README.md', 'utf8');

describe('every source', () => {
  it('is called by names that are nobody else’s', () => {
    const names = entries.flatMap(([path, { adapter, aliases = [] }]) => [
      ...new Set([path, adapter.name, ...aliases]),
    ]);
    names.push(...Object.keys(INVENTORIES));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    for (const [path, { adapter, aliases = [] }] of entries) {
      for (const name of [path, adapter.name, ...aliases]) expect(findIngestPath(name)).toBe(path);
      expect(findSourceOf(adapter.name)?.path).toBe(path);
    }
  });

  it.each(setups)('%s says how it is connected', (_, setup) => {
    expect(sourceSetupSchema.safeParse(setup).error).toBeUndefined();
    for (const { text } of setup.snippets)
      expect(fillSnippet(text, { url: 'https://gatehouse.example', token: 't' })).not.toMatch(
        /\{\{(url|token|host|port|tls|secret)\}\}/,
      );
  });

  it.each(setups)('%s has its row in the README', (path, setup) => {
    const row = readme.split('\n').find((line) => line.includes(`| \`${path}\``));
    expect(row).toBeDefined();
    expect(row).toContain(setup.title);
    for (const kind of setup.becomes) expect(row).toContain(kind);
  });
});
