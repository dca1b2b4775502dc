import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { auditEntryListSchema } from '@/lib/domain/read-models/audit';
import { auditEntryDetailSchema } from '@/lib/domain/read-models/audit-entry';
import type { GatehouseApi } from './fixtures/gatehouse-api';
import { expect, test } from './fixtures/test';
import { unique } from './fixtures/unique';
import { AuditEntryPage } from './pages/audit-entry-page';

test.use({ role: 'reviewer' });

/** Somebody changes a policy; the id of the entry that it became. */
async function changePolicy(sender: GatehouseApi, api: GatehouseApi, name: string): Promise<string> {
  const policy = unique('policy');
  const answer = await sender.ingestEvents([
    {
      kind: 'audit',
      id: unique('audit'),
      occurredAt: new Date(Date.now() - 5_000).toISOString(),
      actor: { type: 'user', id: `${name}@example.com`, name },
      action: 'policy.update',
      targets: [{ type: 'policy', id: policy }],
      outcome: 'success',
      zone: 'payments',
      context: { ip: '192.0.2.7' },
      changes: { mode: ['audit', 'enforce'] },
    },
  ]);
  expect(answer).toMatchObject({ status: 202, accepted: 1 });
  let id: string | undefined;
  await expect(async () => {
    const { items } = await api.get('/api/v1/audit', auditEntryListSchema, { target: `policy:${policy}` });
    id = items[0]?.id;
    expect(id).toBeDefined();
  }).toPass({ timeout: 15_000, intervals: [250] });
  return id!;
}

test('an entry is verified in the browser, its leaf and proof are taken along, and it leads to who it was', async ({
  page,
  sender,
  api,
}) => {
  const name = unique('Alice');
  const id = await changePolicy(sender, api, name);
  const entry = new AuditEntryPage(page);
  await entry.open(id);
  await expect(entry.verdict()).toContainText('Verified in this browser');
  await expect(page.getByRole('main')).toContainText(`${name} (user) updated policy `);
  for (const step of await entry.steps().all()) await expect(step).not.toContainText('Fails');
  await expect(entry.changes()).toContainText('"mode": "enforce"');

  const { entry: shown } = await api.get(`/api/v1/audit/entries/${id}`, auditEntryDetailSchema);
  const [leaf] = await Promise.all([page.waitForEvent('download'), entry.leafDownload().click()]);
  const hash = createHash('sha256')
    .update(Buffer.of(0))
    .update(readFileSync(await leaf.path()));
  expect(hash.digest('base64')).toBe(shown.leafHash);
  const [proof] = await Promise.all([page.waitForEvent('download'), entry.proofDownload().click()]);
  const text = readFileSync(await proof.path(), 'utf8');
  expect(text).toContain(`c2sp.org/tlog-proof@v1\nindex ${shown.index}\n`);

  await entry.actor(name).click();
  await entry.shell.isAt(name);
  await expect(entry.shell.panel('Actions').getByRole('row', { name: /policy\.update/ })).toContainText(
    'First seen',
  );
  await expect(entry.shell.panel('Rights')).toContainText('Rights not known to Gatehouse');
});

test('an entry that is not what was recorded is told as loudly as can be', async ({ page, sender, api }) => {
  const id = await changePolicy(sender, api, unique('Mallory'));
  const entry = new AuditEntryPage(page);
  await entry.open(id);
  await expect(entry.verdict()).toContainText('Verified in this browser');

  // As a server would answer after somebody wrote into its database.
  await page.route(`**/api/v1/audit/entries/${id}`, async (route) => {
    const response = await route.fetch();
    const detail = auditEntryDetailSchema.parse(await response.json());
    const leaf = Buffer.from(detail.entry.leaf!, 'base64').toString('utf8');
    detail.entry.leaf = Buffer.from(leaf.replace('policy.update', 'policy.uptake')).toString('base64');
    await route.fulfill({ response, json: detail });
  });
  await page.reload();
  await expect(entry.failure()).toContainText('This entry does not verify: the hash of the leaf');
  await expect(entry.failure()).toContainText('Somebody wrote into the database past Gatehouse');
  await expect(entry.steps().first()).toContainText('Fails');
});
