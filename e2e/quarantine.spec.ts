import { randomUUID } from 'node:crypto';
import { eventListSchema } from '@/lib/domain/read-models/events';
import { expect, test } from './fixtures/test';
import { unique } from './fixtures/unique';
import { MappingsPage } from './pages/mappings-page';
import { QuarantinePage } from './pages/quarantine-page';

/** Decision logs whose result nobody can read without a mapping. */
const unreadable = (service: string, verdicts: readonly string[]) =>
  JSON.stringify(
    verdicts.map((verdict) => ({
      decision_id: randomUUID(),
      labels: { id: 'opa-1', version: '1.8.0', service },
      path: 'shop/verdict',
      input: { user: 'ada', method: 'GET', path: '/carts/7' },
      result: { verdict },
      timestamp: new Date().toISOString(),
    })),
  );

test.describe('an administrator', () => {
  test.use({ role: 'administrator' });

  test('finds an event with its reason, mends the mapping, replays it, and it is an event', async ({
    page,
    api,
    sender,
  }) => {
    const source = unique('opa-edge');
    const service = unique('cart-api');
    expect(
      await sender.ingest(`opa/logs?source=${source}`, unreadable(service, ['stop', 'go', 'stop'])),
    ).toMatchObject({ status: 202, accepted: 0, rejected: [{ code: 'unmapped-result' }, {}, {}] });

    const quarantine = new QuarantinePage(page);
    await quarantine.open(`?source=${source}`);
    await expect(quarantine.rows()).toHaveCount(3);
    await expect(quarantine.rows().first()).toContainText('Neither allow nor deny');
    await expect(quarantine.rows().first()).toContainText('result');

    await quarantine.rows().first().getByRole('link').click();
    await expect(quarantine.panel()).toContainText('"verdict":');
    await quarantine.replayThis().click();
    await expect(quarantine.result()).toContainText('can still not be read');

    await quarantine.panel().getByRole('link', { name: 'Edit the mappings of this source' }).click();
    const mappings = new MappingsPage(page);
    await expect(mappings.source()).toHaveValue(source);
    await mappings.addRule(1, { policy: 'shop/*', path: 'verdict', allow: '"go"' });
    await mappings.save(source);

    await quarantine.open(`?source=${source}`);
    await quarantine.rows().first().getByRole('link').click();
    await quarantine.replayThis().click();
    await expect(quarantine.result()).toContainText('The event can be read now and left the quarantine.');
    await expect(quarantine.rows()).toHaveCount(2);
    await page.keyboard.press('Escape');
    await expect(quarantine.panel()).toBeHidden();

    await quarantine.replayAll().click();
    await expect(quarantine.result()).toContainText('All 2 events can be read now');
    await expect(page.getByRole('main')).toContainText('No event matches the filters.');
    await quarantine.state().selectOption('Replayed');
    await expect(quarantine.rows()).toHaveCount(3);

    const { total } = await api.get('/api/v1/denials', eventListSchema, { service });
    expect(total).toBe(2);
  });

  test('replays the ticked events only', async ({ page, sender }) => {
    const source = unique('opa-edge');
    await sender.ingest(`opa/logs?source=${source}`, unreadable(unique('cart-api'), ['stop', 'go', 'stop']));
    const quarantine = new QuarantinePage(page);
    await quarantine.open(`?source=${source}`);
    await expect(quarantine.rows()).toHaveCount(3);
    await expect(quarantine.replaySelected()).toHaveCount(0);
    await quarantine.rows().nth(0).getByRole('checkbox').check();
    await quarantine.rows().nth(2).getByRole('checkbox').check();
    await quarantine.replaySelected().click();
    await expect(quarantine.result()).toHaveText(
      'None of the 2 events can be read yet. They stay: neither allow nor deny (2).',
    );
  });

  test('sees what a payload that is no JSON looked like', async ({ page, sender }) => {
    const broken = `{"kind":"auth","id":"${unique('cut')}`;
    const whole = JSON.stringify({
      kind: 'auth',
      id: randomUUID(),
      occurredAt: new Date().toISOString(),
      outcome: 'success',
    });
    expect(await sender.ingest('events', `${whole}\n${broken}`, 'application/x-ndjson')).toMatchObject({
      accepted: 1,
      rejected: [{ index: 1, code: 'not-json' }],
    });
    const quarantine = new QuarantinePage(page);
    await quarantine.open('?code=not-json');
    await expect(quarantine.reason()).toHaveValue('not-json');
    await quarantine.rows().first().getByRole('link').click();
    await expect(quarantine.panel()).toContainText('{"kind":"auth"');
  });
});

test.describe('a reviewer', () => {
  test.use({ role: 'reviewer' });

  test('reads the quarantine, but is told who may replay', async ({ page, sender }) => {
    const source = unique('opa-edge');
    await sender.ingest(`opa/logs?source=${source}`, unreadable(unique('cart-api'), ['stop']));
    const quarantine = new QuarantinePage(page);
    await quarantine.open(`?source=${source}`);
    await expect(quarantine.replayAll()).toHaveAttribute('aria-disabled', 'true');
    await quarantine.replayAll().focus();
    await expect(page.getByRole('tooltip')).toContainText('Only on-call engineers and administrators');
  });
});
