import type { GatehouseApi } from './fixtures/gatehouse-api';
import { expect, test } from './fixtures/test';
import { unique } from './fixtures/unique';
import { PolicyDiffPage } from './pages/policy-diff-page';

test.use({ role: 'viewer', permissions: ['clipboard-read', 'clipboard-write'] });

type Texts = Record<string, string>;

/** Publishes a policy with two revisions and returns its name. */
async function publish(sender: GatehouseApi, before: Texts, after: Texts): Promise<string> {
  const policy = unique('end-to-end/diff');
  const revision = (name: string, files: Texts, minute: number) => ({
    kind: 'change',
    id: `${policy}-${name}`,
    type: 'policy-published',
    occurredAt: new Date(Date.now() - minute * 60_000).toISOString(),
    policy,
    revision: name,
    files,
  });
  const answer = await sender.ingestEvents([revision('v1', before, 20), revision('v2', after, 10)]);
  expect(answer).toMatchObject({ status: 202, accepted: 2 });
  return policy;
}

const RULES = Array.from({ length: 90 }, (_, at) => `rule_${at + 1} if input.port == ${at + 1}`);
const withRule = (line: number, text: string) => RULES.with(line - 1, text);
const toText = (lines: readonly string[]) => `${lines.join('\n')}\n`;

const BEFORE: Texts = { 'data.json': '{"a":1}\n', 'egress.rego': toText(RULES), 'same.yaml': 'a: true\n' };
const AFTER: Texts = {
  'data.json': '{ "a": 1 }\n',
  'egress.rego': toText(withRule(30, 'rule_30 if input.port == 8443').with(69, 'rule_70 if trusted')),
  'same.yaml': 'a: true\n',
};
const FILE = 'egress.rego';

test('a link to a line opens its fold and marks it, and every line has such a link', async ({
  page,
  sender,
}) => {
  const diff = new PolicyDiffPage(page);
  const policy = await publish(sender, BEFORE, AFTER);
  await diff.open(policy, { to: 'v2' }, '#diff-1-to-50');
  await expect(diff.lineNumber(1, 'to', 50)).toHaveAttribute('aria-current', 'location');
  await expect(diff.lineNumber(1, 'to', 50)).toBeInViewport();
  await expect(diff.focusedRow()).toContainText('rule_50 if');
  await expect(diff.lineNumber(1, 'to', 10)).toHaveCount(0);

  await diff.lineNumber(1, 'from', 30).click();
  await expect(page).toHaveURL(/#diff-1-from-30$/);
  await diff.lineNumber(1, 'from', 32).click({ modifiers: ['Shift'] });
  await expect(page).toHaveURL(/#diff-1-from-30-32$/);
  await diff.view('Side by side').click();
  await expect(page).toHaveURL(/view=split.*#diff-1-from-30-32$/);
  await page.reload();
  await expect(diff.lineNumber(1, 'from', 31)).toHaveAttribute('aria-current', 'location');
  await expect(diff.lineNumber(1, 'from', 33)).not.toHaveAttribute('aria-current');
});

test('white space is left out of account on request, files close, and folds open step by step', async ({
  page,
  sender,
}) => {
  const diff = new PolicyDiffPage(page);
  await diff.open(await publish(sender, BEFORE, AFTER));
  await expect(diff.file('data.json')).toContainText('1 added, 1 removed');
  await diff.ignoreWhitespace().click();
  await expect(page).toHaveURL(/whitespace=ignored/);
  await expect(diff.file('data.json')).toContainText('only white space differs');
  await expect(diff.added(FILE, 'rule_70 if trusted')).toBeVisible();

  await diff.fileToggle(FILE).click();
  await expect(diff.text(FILE)).toHaveCount(0);
  await diff.fileLink(FILE).click();
  await expect(diff.text(FILE)).toBeVisible();
  await diff
    .file(FILE)
    .getByRole('button', { name: 'Show 20 unchanged lines below the lines above' })
    .click();
  await expect(diff.lineNumber(1, 'to', 53)).toBeVisible();
  await expect(diff.lineNumber(1, 'to', 54)).toHaveCount(0);
  await diff
    .file(FILE)
    .getByRole('button', { name: `Show all lines of ${FILE}` })
    .click();
  await expect(diff.lineNumber(1, 'to', 90)).toBeVisible();
});

test('keys walk the changes and the lines, and link one', async ({ page, sender }) => {
  const diff = new PolicyDiffPage(page);
  await diff.open(await publish(sender, BEFORE, AFTER));
  await expect(diff.added(FILE, 'rule_70 if trusted')).toBeVisible();
  const isAt = (words: string) => expect(diff.focusedRow()).toContainText(words);
  await page.keyboard.press('j');
  await isAt('Removed line 1: {"a":1}');
  await page.keyboard.press('j');
  await isAt('Removed line 30: rule_30 if input.port == 30');
  await page.keyboard.press('j');
  await isAt('Removed line 70');
  await page.keyboard.press('k');
  await isAt('Removed line 30');
  await page.keyboard.press('ArrowDown');
  await isAt('Added line 30: rule_30 if input.port == 8443');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#diff-1-to-30$/);
  await page.keyboard.press('?');
  await expect(diff.shell.shortcuts().getByRole('term').filter({ hasText: 'Next change' })).toBeVisible();
});

test('what is copied is code without numbers and signs, or the whole as a patch', async ({
  page,
  sender,
}) => {
  const diff = new PolicyDiffPage(page);
  await diff.open(await publish(sender, BEFORE, AFTER));
  await expect(diff.added(FILE, 'rule_30 if input.port == 8443')).toBeVisible();
  await expect(diff.keywords(FILE).first()).toBeVisible();
  expect(await diff.copyBetween('rule_29 if input.port == 29', 'rule_31 if input.port == 31')).toBe(
    [
      'rule_29 if input.port == 29',
      'rule_30 if input.port == 30',
      'rule_30 if input.port == 8443',
      'rule_31 if input.port == 31',
    ].join('\n'),
  );
  await diff.copyPatch().click();
  await expect(page.getByText('Patch copied', { exact: true })).toBeVisible();
  const patch = await page.evaluate(() => navigator.clipboard.readText());
  expect(patch).toContain('--- a/egress.rego\n+++ b/egress.rego\n@@ -27,7 +27,7 @@\n');
  expect(patch).toContain('\n-rule_30 if input.port == 30\n+rule_30 if input.port == 8443\n');
  const download = page.waitForEvent('download');
  await diff.downloadPatch().click();
  expect((await download).suggestedFilename()).toMatch(/^end-to-end-diff-.*_v1_v2\.patch$/);
});

test('ten thousand changed lines open, scroll and are linked to, a few at a time', async ({
  page,
  sender,
}) => {
  const lines = (word: string) =>
    toText(Array.from({ length: 10_000 }, (_, at) => `rule_${at + 1} if input.${word} == ${at + 1}`));
  const policy = await publish(sender, { [FILE]: lines('port') }, { [FILE]: lines('host') });
  const diff = new PolicyDiffPage(page);
  await diff.open(policy, { view: 'split' }, '#diff-0-to-9000');
  await expect(diff.lineNumber(0, 'to', 9_000)).toBeInViewport();
  await expect(diff.added(FILE, 'rule_9000 if input.host == 9000')).toBeVisible();
  await expect(diff.keywords(FILE).first()).toBeVisible();
  expect(await diff.text(FILE).getByRole('row').count()).toBeLessThan(200);
  await page.keyboard.press('k');
  await expect(diff.removed(FILE, 'rule_1 if input.port == 1')).toBeInViewport();
});
