import { expect, test } from './fixtures/test';
import { CostPage } from './pages/cost-page';

test.use({ role: 'administrator' });

test('a price and a budget turn volume into cost, by zone and by tier, and tell what is spent', async ({
  page,
}) => {
  const cost = new CostPage(page);
  await cost.open();
  // Another one than whoever was here before set, so that there is something to save.
  const budget = 250_000 + Math.floor(Math.random() * 10_000);
  await cost.setBudget(String(budget));
  await cost.setPrice('Full', '2.5');
  await cost.setPrice('Standard', '1');
  await cost.setPrice('Sampled', '');
  await cost.save();
  // A part without a price leaves the whole without one.
  await expect(cost.table('zone').getByRole('row', { name: /^payments / })).not.toContainText('No price');
  await expect(cost.table('zone').getByRole('row', { name: /^edge / })).toContainText('No price');
  await expect(cost.figure('So far')).toContainText('No price');

  await cost.setPrice('Sampled', '0.5');
  await cost.save();

  await expect(cost.figure('Budget')).toContainText(budget.toLocaleString('en-US'));
  await expect(cost.figure('So far')).toContainText(/[1-9]/);
  await expect(cost.figure('So far')).not.toContainText('No price');
  await expect(cost.figure('So far')).toContainText('of the budget is spent');
  await expect(cost.spent()).toBeVisible();
  await expect(cost.table('zone').getByRole('row', { name: /^edge / })).not.toContainText('No price');
  await cost.tab('tier').click();
  await expect(page).toHaveURL(/by=tier/);
  await expect(cost.table('tier').getByRole('row', { name: /^full / })).not.toContainText('No price');
});
