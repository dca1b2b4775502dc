import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SUITES } from './registry';
import { runVectors } from './run-vectors';

const folder = resolve('../shared/vectors/slo');
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];

describe.skipIf(files.length === 0)('the published vectors (skipped where they are absent)', () => {
  it.each(files)('%s', (name) => {
    const report = runVectors(name, readFileSync(join(folder, name), 'utf8'), SUITES);
    expect(report).toMatchObject({ failures: [], error: null, failed: 0 });
  });
});
