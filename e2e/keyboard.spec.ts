import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test';
import { debugList, denialsList } from './pages/decisions-list';
import { ExecutivePage } from './pages/executive-page';
import { OnCallPage } from './pages/on-call-page';
import { Shell } from './pages/shell';

test.use({ role: 'on-call' });

/** Presses the keys of a sequence such as g e so fast that a busy page cannot come between them. */
const pressQuickly = (page: Page, ...keys: string[]) =>
  Promise.all(keys.map((key) => page.keyboard.press(key)));

/** Presses keys one after the other. */
async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test('executive: there with g e, into a zone with j and Enter, to another range with t', async ({ page }) => {
  const onCall = new OnCallPage(page);
  await onCall.open();
  await expect(onCall.groups()).toBeVisible();

  await pressQuickly(page, 'g', 'e');
  const executive = new ExecutivePage(page);
  await executive.shell.isAt('Executive');
  await expect(executive.zones()).toBeVisible();

  await press(page, 'j');
  await expect(executive.zoneLink(0)).toBeFocused();
  await press(page, 'j');
  await expect(executive.zoneLink(1)).toBeFocused();
  await press(page, 'k');
  await expect(executive.zoneLink(0)).toBeFocused();
  const zone = await executive.zoneLink(0).innerText();
  await press(page, 'Enter');
  await expect(page).toHaveURL(/[?&]zone=/);
  await expect(executive.shell.zone().getByRole('option', { name: zone, selected: true })).toHaveCount(1);

  await press(page, 't');
  await expect(executive.shell.rangePicker().getByRole('textbox', { name: 'Go to' })).toBeFocused();
  await page.keyboard.type('2 days');
  await press(page, 'Enter');
  await expect(page).toHaveURL(/from=now-2d/);
  await expect(executive.shell.rangePicker()).toBeHidden();
  await expect(executive.shell.rangeButton()).toBeFocused();
});

test('on-call: there with g o, into a group with j and Enter, a denial opens with Enter and closes with Esc', async ({
  page,
}) => {
  const executive = new ExecutivePage(page);
  await executive.shell.open('/executive', 'Executive');
  await expect(executive.zones()).toBeVisible();

  await pressQuickly(page, 'g', 'o');
  const onCall = new OnCallPage(page);
  await onCall.shell.isAt('On-call');
  await expect(onCall.groups()).toBeVisible();

  // Keys walk the table that has the focus; without any that is the first of the page, of alerts while some fire.
  const firstGroup = onCall.groups().getByRole('link').first();
  await firstGroup.focus();
  await press(page, 'j');
  await expect(onCall.groupLink(onCall.groups().getByRole('row').nth(2))).toBeFocused();
  await press(page, 'k');
  await expect(firstGroup).toBeFocused();
  await press(page, 'Enter');
  const denials = denialsList(page);
  await denials.shell.isAt('Denials');
  await expect(page).toHaveURL(/[?&]policy=/);
  const first = denials.rowLink(denials.rows().first());
  await expect(first).toBeVisible();

  await press(page, 'j');
  await expect(first).toBeFocused();
  await press(page, 'Enter');
  await expect(denials.panel()).toBeVisible();
  await press(page, 'Escape');
  await expect(denials.panel()).toBeHidden();
  await expect(first).toBeFocused();
});

test('debug: there with g d, filtered with /, rows walked with j and k beside the open panel', async ({
  page,
}) => {
  const onCall = new OnCallPage(page);
  await onCall.open();
  await expect(onCall.groups()).toBeVisible();

  await pressQuickly(page, 'g', 'd');
  const debug = debugList(page);
  await debug.shell.isAt('Debug');
  await expect(debug.rows().first()).toBeVisible();

  await press(page, '/');
  await expect(debug.filter('Text')).toBeFocused();
  await page.keyboard.type('pci_egress');
  await press(page, 'Enter');
  await expect(page).toHaveURL(/[?&]q=pci_egress/);
  await expect(debug.filters().getByRole('button', { name: 'Clear filters' })).toBeVisible();
  await press(page, 'Tab');
  await expect(debug.filters().getByRole('button', { name: 'Clear filters' })).toBeFocused();
  await press(page, 'Enter');
  await expect(page).not.toHaveURL(/[?&]q=/);
  await debug.isAnswered();
  await expect(debug.rows().nth(1)).toBeVisible();

  await press(page, 'j', 'Enter');
  await expect(debug.panel()).toBeVisible();
  const opened = new URL(page.url()).searchParams.get('open');
  await press(page, 'Escape');
  await expect(debug.panel()).toBeHidden();
  await expect(debug.rowLink(debug.rows().first())).toBeFocused();
  await press(page, 'j', 'Enter');
  await expect(debug.panel()).toBeVisible();
  await expect(page).not.toHaveURL(new RegExp(`open=${opened}`));
  await press(page, 'Escape', 'k');
  await expect(debug.rowLink(debug.rows().first())).toBeFocused();
});

test('the palette opens with Ctrl K and leads to a page by its name', async ({ page }) => {
  const onCall = new OnCallPage(page);
  await onCall.open();
  await expect(onCall.groups()).toBeVisible();
  await press(page, 'Control+k');
  await expect(onCall.shell.palette().getByRole('combobox')).toBeFocused();
  await page.keyboard.type('polic');
  await press(page, 'Enter');
  await onCall.shell.isAt('Policies');
  await expect(onCall.shell.palette()).toBeHidden();
});

test('the first Tab offers to skip to the content', async ({ page }) => {
  const onCall = new OnCallPage(page);
  await onCall.open();
  await press(page, 'Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await press(page, 'Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('single keys rest inside fields', async ({ page }) => {
  const debug = debugList(page);
  await debug.open();
  await expect(debug.rows().first()).toBeVisible();
  await debug.filter('Text').focus();
  await page.keyboard.type('g e t j k ? /');
  await expect(debug.filter('Text')).toHaveValue('g e t j k ? /');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await debug.shell.isAt('Debug');
});

test('? lists the keys, and one switch turns the single ones off', async ({ page }) => {
  const onCall = new OnCallPage(page);
  await onCall.open();
  await expect(onCall.groups()).toBeVisible();
  const shell = new Shell(page);

  await press(page, '?');
  const list = shell.shortcuts();
  for (const words of [
    'Executive',
    'On-call',
    'Debug',
    'Change the time range',
    'Refresh',
    'Next row',
    'Open the row',
  ])
    await expect(list.getByRole('term').filter({ hasText: words })).toBeVisible();

  const singleKeys = list.getByRole('switch', { name: 'Single-key shortcuts' });
  await singleKeys.focus();
  await press(page, 'Space');
  await expect(singleKeys).not.toBeChecked();
  await press(page, 'Escape');
  await expect(list).toBeHidden();

  await pressQuickly(page, 'g', 'e');
  await press(page, '?', 't');
  // Combinations stay on: that the palette is all that came says that the keys before did nothing.
  await press(page, 'Control+k');
  await expect(shell.palette()).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await expect(page).toHaveURL(/\/on-call/);
});
