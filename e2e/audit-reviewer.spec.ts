import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { publicKeyOf } from '@/lib/audit-log/ed25519';
import { formatVerifierKey, toVerifierKey } from '@/lib/audit-log/verifier-key';
import { unpackPack } from '@/lib/cli/audit/unpack-pack';
import { auditEntryListSchema } from '@/lib/domain/read-models/audit';
import { expect, test, type OwnGatehouse } from './fixtures/own-gatehouse';
import { AuditEntryPage } from './pages/audit-entry-page';
import { AuditIntegrityPage } from './pages/audit-integrity-page';
import { AuditTrailPage } from './pages/audit-trail-page';
import { OnCallPage } from './pages/on-call-page';
import { SignInPage } from './pages/sign-in-page';

const POLICY = 'payments/egress';
const PUBLISHER = 'Paula Publisher';

/** A page on which a new account of the role is signed in. */
async function signInAs(page: Page, own: OwnGatehouse, role: 'administrator' | 'reviewer', name: string) {
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn(await own.addAccount(role, name));
  await expect(page).not.toHaveURL(/\/sign-in/);
}

/** Somebody who is signed in publishes a revision of the policy through the API. */
async function publishPolicy(browser: Browser, own: OwnGatehouse): Promise<void> {
  const context = await browser.newContext({ baseURL: own.url });
  await signInAs(await context.newPage(), own, 'administrator', PUBLISHER);
  const response = await context.request.post('/api/v1/policy-revisions', {
    headers: { origin: own.url },
    data: { policy: POLICY, files: { 'egress.cedar': 'permit(principal, action, resource);' } },
  });
  expect(response.status()).toBe(200);
  await context.close();
}

/** How the verifier of an unpacked pack ends with Node alone, and what it says. */
const verifyPack = (folder: string, ...options: string[]): Promise<{ code: number; output: string }> =>
  new Promise((verified) => {
    execFile(
      process.execPath,
      [join(folder, 'verify.mjs'), ...options],
      { cwd: folder },
      (error, stdout, stderr) => verified({ code: Number(error?.code ?? 0), output: stdout + stderr }),
    );
  });

test('a reviewer finds who changed a policy, verifies it, takes the proof along, and is told of a database that was written to', async ({
  page,
  browser,
  own,
}) => {
  await publishPolicy(browser, own);
  await signInAs(page, own, 'reviewer', 'Rita Reviewer');
  const trail = new AuditTrailPage(page);
  const entry = new AuditEntryPage(page);
  const integrity = new AuditIntegrityPage(page);
  const onCall = new OnCallPage(page);
  const query = { target: `policy:${POLICY}`, action: 'policy.published' };
  let index = '';
  let id = '';

  await test.step('finds who changed the policy', async () => {
    // Entries get their places and words a moment later.
    await expect
      .poll(async () => (await own.api.get('/api/v1/audit', auditEntryListSchema, query)).items.length)
      .toBe(1);
    const { items } = await own.api.get('/api/v1/audit', auditEntryListSchema, query);
    ({ index, id } = items[0]!);
    await trail.open();
    await trail.search(POLICY);
    // The search is an entry with these words too.
    await trail.facetValue('Action', /^policy\.published/).click();
    await expect(trail.chip('Remove the filter Action: policy.published')).toBeVisible();
    await expect(trail.rows()).toHaveCount(1);
    await expect(trail.rows().first()).toContainText(PUBLISHER);
    await expect(trail.rows().first()).toContainText('Success');
    await expect(trail.status()).toBeVisible();
    await expect(integrity.alarm()).toBeHidden();
  });

  await test.step('verifies the entry in the browser', async () => {
    await trail.rows().first().getByRole('link').first().click();
    await entry.shell.isAt('Audit entry');
    await expect(page).toHaveURL(new RegExp(`/audit/${id}`));
    await expect(entry.verdict()).toContainText('Verified in this browser', { timeout: 30_000 });
    await expect(entry.verdict()).toContainText(`stands as entry ${index} `);
    await expect(entry.actor(PUBLISHER)).toBeVisible();
    for (const step of await entry.steps().all()) await expect(step).not.toContainText('Fails');
  });

  const kept = mkdtempSync(join(own.folder, 'kept-'));
  const pack = join(kept, 'pack');
  let key = '';
  await test.step('exports the evidence pack, and its verifier says with Node alone that it holds', async () => {
    await page.goBack();
    await expect(trail.rows()).toHaveCount(1);
    const archive = await trail.saveFrom(trail.export(), /^Evidence pack/);
    await unpackPack(archive, pack);
    await integrity.open();
    key = await integrity.downloadKey();

    const verified = await verifyPack(pack, '--vkey', key, '--list');
    expect(verified.output).toMatch(/: ok$/m);
    expect(verified.output).toContain('Every entry is in the log, unchanged.');
    expect(verified.output).toMatch(
      new RegExp(`^${index}\\t.*\\t${PUBLISHER}\\tpolicy\\.published\\tpolicy:${POLICY}\\t`, 'm'),
    );
    expect(verified.code).toBe(0);
    const [report] = JSON.parse((await verifyPack(pack, '--vkey', key, '--json')).output) as object[];
    expect(report).toMatchObject({ verdict: 'ok', entries: '1', first: index, last: index, isPinned: true });
    const ofAnother = formatVerifierKey(toVerifierKey(key.split('+')[0]!, publicKeyOf(randomBytes(32))));
    const refused = await verifyPack(pack, '--vkey', ofAnother);
    expect(refused.output).toContain('No trusted key signed the checkpoint.');
    expect(refused.code).toBe(1);
  });

  await test.step('until somebody writes into the database, the log verifies', async () => {
    const intact = await own.run('verify', 'audit');
    expect(intact.output).toContain('The log is intact');
    expect(intact.code).toBe(0);
    await expect(integrity.findings()).toHaveCount(0);
    await expect(integrity.verification()).toContainText('100');
  });

  await test.step('who owns the database changes what was done', async () => {
    await own.writeAsOwner(
      `UPDATE audit_leaf SET leaf = convert_to(replace(convert_from(leaf, 'UTF8'), 'policy.published', 'policy.inspected'), 'UTF8')
       WHERE leaf_index = $1`,
      [index],
    );
  });

  const words = `The audit log failed verification at entry ${index}`;
  await test.step('every page says so, with the first bad entry', async () => {
    // The page stands open: it asks again by itself.
    await expect(integrity.alarm()).toContainText(words, { timeout: 60_000 });
    await expect(integrity.alarm()).toContainText('Somebody wrote into the database past Gatehouse');
    await expect(integrity.findings().first()).toContainText(`Entry changed · entry ${index}`);
    await expect(page.getByRole('main')).toContainText(`The first bad entry is ${index}.`);

    await trail.open();
    await expect(integrity.alarm()).toContainText(words);
    await onCall.open();
    await expect(onCall.auditAlarm()).toContainText(words);
    await onCall.auditAlarm().getByRole('link', { name: 'All that was found' }).click();
    await expect(page).toHaveURL(/\/audit\/integrity/);
  });

  await test.step('the entry says so in the browser, and the command names it', async () => {
    await entry.open(id);
    await expect(entry.failure()).toContainText('This entry does not verify: the hash of the leaf');
    await expect(entry.steps().first()).toContainText('Fails');
    const found = await own.run('verify', 'audit');
    expect(found.output).toContain(`The log is NOT intact. The first bad entry is ${index}.`);
    expect(found.code).toBe(1);
  });

  await test.step('a pack that is exported now fails, the one from before still proves what was done', async () => {
    await trail.open(`?${new URLSearchParams(query)}`);
    await expect(trail.rows()).toHaveCount(1);
    const later = join(kept, 'later');
    await unpackPack(await trail.saveFrom(trail.export(), /^Evidence pack/), later);
    const failed = await verifyPack(later, '--vkey', key);
    expect(failed.output).toContain(`The first bad entry is ${index}.`);
    expect(failed.code).toBe(1);
    expect(await verifyPack(pack, '--vkey', key)).toMatchObject({ code: 0 });
  });
});
