import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { ownOccasion } from '@/lib/auth/occasion';
import { ROLE_PERMISSIONS, type Role } from '@/lib/domain/roles';
import { getPrisma } from '@/lib/store/database';
import { readPolicyDriftSettings } from '@/lib/store/settings/read-policy-drift-settings';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { savePolicyDriftSettings } from './save-policy-drift-settings';

useTestDatabase();

const actorOf = (role: Role, zones: readonly string[] | null = null) => ({
  type: 'account' as const,
  id: randomUUID(),
  name: role,
  permissions: new Set(ROLE_PERMISSIONS[role]),
  zones,
});
const occasion = ownOccasion(new Date('2026-11-21T12:00:00Z'));
const USUAL = { mismatchMinutes: 30, canaryHours: 24, retireHours: 24 };

test('what nobody set is as usual, what an administrator sets holds and is an audit entry', async () => {
  expect(await readPolicyDriftSettings()).toEqual(USUAL);
  await savePolicyDriftSettings(actorOf('administrator'), { mismatchMinutes: 5 }, occasion);
  expect(await readPolicyDriftSettings()).toEqual({ ...USUAL, mismatchMinutes: 5 });
  expect(await getPrisma().auditEntry.findMany()).toMatchObject([
    {
      action: 'policy-drift-settings.changed',
      changes: { from: USUAL, to: { ...USUAL, mismatchMinutes: 5 } },
    },
  ]);
});

test('nobody else sets it, neither an administrator of some zones', async () => {
  await expect(
    savePolicyDriftSettings(actorOf('on-call'), { mismatchMinutes: 1 }, occasion),
  ).rejects.toMatchObject({ code: 'forbidden' });
  await expect(
    savePolicyDriftSettings(actorOf('administrator', ['pci']), { mismatchMinutes: 1 }, occasion),
  ).rejects.toMatchObject({ code: 'forbidden' });
});
