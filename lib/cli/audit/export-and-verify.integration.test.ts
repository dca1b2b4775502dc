import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { GET as getCurrentKey } from '@/app/api/v1/audit/keys/current/route';
import { GET as getExport } from '@/app/api/v1/audit/export/route';
import { GET as getLog } from '@/app/api/v1/audit/log/[...path]/route';
import { HAS_PYTHON, reportsOf } from '@/lib/audit-pack/testing/run-verifiers';
import { ownOccasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { createToken } from '@/lib/commands/tokens/create-token';
import { PACK_ENTRIES_HEADER } from '@/lib/domain/evidence-pack';
import { signCheckpoint } from '@/lib/jobs/audit-log/sign-checkpoint';
import { readOrMakeSigningKey } from '@/lib/jobs/audit-log/signing-key';
import { sequencePending } from '@/lib/store/audit-log/sequence-pending';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { saveDownload } from './save-download';
import { unpackPack } from './unpack-pack';

vi.mock('next/headers', () => ({}));
useTestDatabase();

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-download-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const NOW = new Date('2026-11-21T10:00:00Z');

it('a pack that is downloaded, unpacked and verified is ok, with the verifiers that it brings along', async () => {
  const { secret } = await createToken(
    SYSTEM_ACTOR,
    { name: 'auditor', scopes: ['audit'] },
    ownOccasion(NOW),
  );
  while ((await sequencePending(() => NOW.getTime() * 1_000, 100)) !== 0);
  const key = readOrMakeSigningKey(join(folder, 'key'), 'audit.gatehouse.example/trustzone/default');
  await signCheckpoint(key, join(folder, 'signed'), NOW);
  const ask = (path: string) =>
    new Request(`http://localhost/api/v1/audit/${path}`, { headers: { authorization: `Bearer ${secret}` } });
  const context = { params: Promise.resolve({}) };

  const response = await getExport(ask('export?all=true'), context);
  expect(response.headers.get(PACK_ENTRIES_HEADER)).toBe('1');
  const file = join(folder, 'pack.tar.gz');
  await saveDownload(response, file, 'Evidence pack');
  const unpacked = join(folder, 'pack');
  await unpackPack(file, unpacked);
  const vkey = (await (await getCurrentKey(ask('keys/current'), context)).text()).trim();
  const [report] = reportsOf('node', [unpacked], ['--vkey', vkey]);
  expect(report).toMatchObject({ verdict: 'ok', entries: '1', isPinned: true });
  if (HAS_PYTHON) expect(reportsOf('python', [unpacked], ['--vkey', vkey])).toEqual([report]);

  const checkpoint = await getLog(ask('log/checkpoint'), {
    params: Promise.resolve({ path: ['checkpoint'] }),
  });
  expect(await checkpoint.text()).toContain(`${key.origin}\n1\n`);
});
