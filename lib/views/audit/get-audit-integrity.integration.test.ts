import { afterAll, expect, it } from 'vitest';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { actorOf } from '../testing/test-actor';
import { auditEvent, makeLogSigner, writeAuditLog } from '../testing/write-audit-log';
import { getAuditIntegrity } from './get-audit-integrity';

useTestDatabase();

const signer = makeLogSigner();
afterAll(() => signer.remove());
const at = (time: string) => new Date(`2026-11-21T${time}Z`);
const unsignedSince = async (time: string) =>
  (await getAuditIntegrity(actorOf('reviewer'), at(time))).unsignedSince;

it('says since when nothing is signed, once that is longer than a minute', async () => {
  expect(await unsignedSince('10:00:00')).toBeNull();
  await writeAuditLog([auditEvent('a', '2026-11-21T09:00:00Z')], at('10:00:00'));
  expect(await unsignedSince('10:01:00')).toBeNull();
  expect(await unsignedSince('10:01:01')).toBe('2026-11-21T10:00:00.000000Z');
  await signer.sign(at('10:02:00'));
  expect(await unsignedSince('12:00:00')).toBeNull();
  await writeAuditLog([auditEvent('b', '2026-11-21T09:00:00Z')], at('12:30:00'));
  await writeAuditLog([auditEvent('c', '2026-11-21T09:00:00Z')], at('13:00:00'));
  expect(await unsignedSince('13:00:01')).toBe('2026-11-21T12:30:00.000000Z');
});
