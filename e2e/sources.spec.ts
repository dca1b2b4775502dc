import { execFileSync } from 'node:child_process';
import { expectAccessibleInBothThemes } from './fixtures/expect-accessible';
import { expect, test } from './fixtures/test';
import { unique } from './fixtures/unique';
import { SourcesPage } from './pages/sources-page';

test.describe('an administrator', () => {
  test.use({ role: 'administrator' });

  test('sends a first event with the very command of the page, and finds it on the page of its source', async ({
    page,
  }) => {
    const sources = new SourcesPage(page);
    await sources.open();
    await sources.firstEvent().click();
    await sources.shell.isAt('Settings');
    const secret = await sources.createToken(unique('first-event'));
    const command = await sources.snippet('curl, shell').innerText();
    expect(command).toContain(secret);
    const service = unique('first-service');
    const answer = execFileSync('sh', ['-c', command.replace('payments-api', service)], { encoding: 'utf8' });
    expect(JSON.parse(answer)).toEqual({ accepted: 1, duplicates: 0, rejected: [] });
    await expect(sources.arrived()).toBeVisible();

    await sources.open();
    await sources.known('Native events').click();
    await expect(page.getByRole('heading', { name: 'Native events' })).toBeVisible();
    await expect(sources.state()).toContainText('Sending');
  });

  test('finds the configuration of a source with the address of this Gatehouse', async ({
    page,
    baseURL,
  }) => {
    const sources = new SourcesPage(page);
    await sources.open();
    await expect(sources.source('opa', 'OPA decision logs')).toContainText('Sending');
    await sources.known('OPA decision logs').click();
    await expect(sources.snippet('OPA configuration, yaml')).toContainText(`url: ${baseURL}/api/ingest/opa`);
    await expect(sources.lastEvents().getByRole('row').nth(1)).toContainText('decision');
    await expectAccessibleInBothThemes(page, 'the page of a source');
  });
});

test.describe('whoever is on call', () => {
  test.use({ role: 'on-call' });

  test('sees the sources, and creates no token', async ({ page }) => {
    const sources = new SourcesPage(page);
    await sources.open();
    await sources.known('OPA decision logs').click();
    await expect(page.getByRole('button', { name: 'Create token' })).toHaveAttribute('aria-disabled', 'true');
  });
});
