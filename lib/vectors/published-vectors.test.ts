import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SUITES } from './registry';
import { runVectors } from './run-vectors';

const folder = resolve('../shared/vectors');
const files = ['slo', 'audit'].flatMap((name) => {
  const below = join(folder, name);
  const found = existsSync(below) ? readdirSync(below) : [];
  return found.filter((file) => file.endsWith('.json')).map((file) => join(name, file));
});

describe.skipIf(files.length === 0)('the published vectors (skipped where they are absent)', () => {
  it.each(files)('%s', (name) => {
    const report = runVectors(name, readFileSync(join(folder, name), 'utf8'), SUITES);
    expect(report).toMatchObject({ failures: [], error: null, failed: 0 });
  });
});
