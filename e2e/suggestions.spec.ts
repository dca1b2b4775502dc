import { policySuggestionsSchema } from '@/lib/domain/read-models/suggestions';
import { expect, test } from './fixtures/test';
import { POLICY, SERVICE } from './fixtures/walk';
import { ReplayPage } from './pages/replay-page';
import { Shell } from './pages/shell';

test.use({ role: 'on-call' });

test('rules are suggested for a service, tell what they would newly permit, and can be replayed but not applied', async ({
  page,
}) => {
  const shell = new Shell(page);
  await shell.open('/policies', 'Policies');
  await page.getByRole('link', { name: 'Suggested rules' }).click();
  await shell.isAt('Suggested rules');
  await page
    .getByRole('table', { name: 'Services' })
    .getByRole('link', { name: SERVICE, exact: true })
    .click();
  await expect(page).toHaveURL(new RegExp(`service=${SERVICE}`));
  await expect(page.getByText(/^\d+ rules? would permit/)).toBeVisible();
  await expect(shell.panel('What was seen')).toContainText('Evaluated by Cedar itself.');
  await expect(shell.panel(/^Suggested text/)).toContainText('context.path like "/v1/cards/*"');
  await expect(shell.panel(/^\d+ rules?$/)).toContainText('Any other id in');
  await expect(shell.panel('Granted and unused')).toContainText(POLICY);
  await expect(page.getByRole('button', { name: /apply|publish/i })).toHaveCount(0);

  await page.getByRole('link', { name: 'Replay this candidate' }).click();
  const replay = new ReplayPage(page);
  await expect(replay.heading(POLICY)).toBeVisible();
  await expect(replay.text('suggested.cedar')).toHaveValue(/@id\("suggested-1"\)/);
  await expect(replay.covered()).toBeVisible();
});

test('the same as Kubernetes and Istio texts, through the API', async ({ api }) => {
  for (const [language, kind] of [
    ['network-policy', 'kind: NetworkPolicy'],
    ['istio', 'kind: AuthorizationPolicy'],
  ] as const) {
    const { suggestion } = await api.get('/api/v1/policy-suggestions', policySuggestionsSchema, {
      service: 'card-vault',
      language,
    });
    expect(suggestion!.text).toContain(kind);
    const { good, goodPermitted, trueBlocks, trueBlocksBlocked } = suggestion!.replay!;
    expect(goodPermitted + suggestion!.uncoveredEvents).toBe(good);
    expect(trueBlocksBlocked).toBe(trueBlocks);
  }
});
