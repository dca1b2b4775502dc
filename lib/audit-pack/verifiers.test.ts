import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkpointOf, LOG_VKEY, makeTestLog, ORIGIN } from './testing/test-log';
import { makeTestPack, writeTestPack, type TestPackChoice } from './testing/test-pack';
import { reportsOf, runVerifier, type Verifier } from './testing/run-verifiers';

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-packs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const log = makeTestLog(60);
const PINNED = ['--vkey', LOG_VKEY, '--origin', ORIGIN];
const packed = async (name: string, choice: TestPackChoice) => {
  const path = join(folder, name);
  writeTestPack(await makeTestPack(log, choice), path);
  return path;
};

describe.each(['node', 'python'] as const)('the verifier in %s', (verifier: Verifier) => {
  it('finds the packs that are written here ok', async () => {
    const range = await packed('range', { size: 50, chosen: { from: 13, to: 37 }, earlier: [5, 20, 49] });
    const selection = await packed('selection', {
      size: 50,
      chosen: { indexes: [0, 5, 6, 31, 49] },
      earlier: [],
    });
    const reports = reportsOf(verifier, [range, selection], PINNED);
    expect(reports).toMatchObject([
      { verdict: 'ok', entries: '24', erased: '2', unexplained: '0', isPinned: true },
      { verdict: 'ok', entries: '5', erased: '1', unexplained: '0', isPinned: true },
    ]);
  });
});
