import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { accountActor } from '@/lib/auth/account-actor';
import type { Occasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { getPool } from '@/lib/store/database';
import { listMappingRules } from '@/lib/store/mappings/list-mapping-rules';
import { useTestDatabase } from '@/lib/store/testing/use-test-database';
import { saveDecisionMappings } from './save-decision-mappings';

useTestDatabase();

const at = (): Occasion => ({ now: new Date(), newId: randomUUID, from: { ip: null, userAgent: null } });
const FIRST = [
  { policy: 'http/*', resultPath: 'response.allowed', allowValues: [true, 'yes', { code: 0 }] },
  { policy: '*', resultPath: '', allowValues: [null] },
];

it("puts a source's rules in their order in place of those it had, and leaves other sources alone", async () => {
  await saveDecisionMappings(SYSTEM_ACTOR, { source: 'opa-eu', rules: FIRST }, at());
  await saveDecisionMappings(SYSTEM_ACTOR, { source: 'opa-us', rules: FIRST.slice(1) }, at());
  const reversed = FIRST.toReversed();
  await saveDecisionMappings(SYSTEM_ACTOR, { source: 'opa-eu', rules: reversed }, at());
  const stored = await listMappingRules();
  expect(stored.get('opa-eu')).toEqual(reversed);
  expect(stored.get('opa-us')).toEqual(FIRST.slice(1));

  const { rows } = await getPool().query(
    `SELECT changes FROM audit_entry WHERE action = 'mappings.changed' ORDER BY occurred_at DESC LIMIT 1`,
  );
  expect(rows).toEqual([{ changes: { from: FIRST, to: reversed } }]);
});

it('refuses a role without the permission, and rules that mean nothing', async () => {
  const actor = accountActor({ id: randomUUID(), email: 'r@example.com', name: null, role: 'reviewer' });
  await expect(saveDecisionMappings(actor, { source: 'opa', rules: [] }, at())).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(
    saveDecisionMappings(
      SYSTEM_ACTOR,
      { source: 'opa', rules: [{ policy: '*', resultPath: '', allowValues: [] }] },
      at(),
    ),
  ).rejects.toThrow();
});
