import { expect, test } from './fixtures/test';
import { findTracePath } from './fixtures/walk';

test.describe('a trace', () => {
  test.use({ role: 'on-call' });

  test('is walked by keyboard from its first span to the denial on the way, and back by its link', async ({
    page,
    api,
  }) => {
    const path = await findTracePath(api);
    await page.goto(path);
    const tree = page.getByRole('treegrid', { name: 'Spans and events by time' });
    const first = tree.locator('[role="row"][aria-level="1"]').first();
    await first.focus();
    await expect(first).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('ArrowLeft');
    await expect(first).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(tree.locator('[role="row"][aria-level="2"]').first()).toBeFocused();
    const denial = tree
      .getByRole('row')
      .filter({ has: page.getByRole('link') })
      .first();
    await denial.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/denials\//);
    await expect(page.locator(`a[href="${path}"]`).first()).toBeVisible();
  });

  test('says what its time was spent on', async ({ page, api }) => {
    await page.goto(await findTracePath(api));
    const totals = page.getByRole('region', { name: 'Where the time went' });
    for (const word of ['Policy evaluation', 'Attestation', 'Sidecar', 'Service'])
      await expect(totals.getByText(word, { exact: true })).toBeVisible();
  });
});
