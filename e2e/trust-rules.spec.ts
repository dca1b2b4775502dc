import { eventListSchema } from '@/lib/domain/read-models/events';
import { expect, test } from './fixtures/test';
import { unique } from './fixtures/unique';
import { TrustPage } from './pages/trust-page';

test.use({ role: 'administrator' });

test('a rule is tried on the last events, saved as a version, and places new and past events', async ({
  page,
  api,
  sender,
}) => {
  const team = unique('team');
  const event = (id: string) => ({
    kind: 'decision',
    id: `${team}-${id}`,
    occurredAt: new Date().toISOString(),
    outcome: 'allow',
    service: team,
    policy: 'end-to-end/trust',
    labels: { team },
  });
  const zonesOf = async () => {
    const { items } = await api.get('/api/v1/events', eventListSchema, {
      from: 'now-1h',
      to: 'now',
      service: team,
    });
    return items.map(({ zone }) => zone).toSorted();
  };
  await sender.ingestEvents([event('1'), event('2'), event('3')]);
  await expect.poll(zonesOf).toEqual(['unzoned', 'unzoned', 'unzoned']);

  const trust = new TrustPage(page);
  await trust.open();
  await trust.addLabelRule('team', team, 'payments');
  await trust.tryRules();
  await expect(trust.verdict()).toContainText(/^3 of [\d,]+ last events would move\./);

  const version = await trust.save(`Events of ${team} belong to payments`);
  await expect(trust.version(version)).toContainText('Active');
  await sender.ingestEvents([event('4')]);
  await expect.poll(zonesOf).toEqual(['payments', 'unzoned', 'unzoned', 'unzoned']);

  await trust.movePastEvents();
  await expect(trust.run()).toContainText('Past events moved', { timeout: 180_000 });
  await expect(trust.pastEvents().getByRole('row', { name: /unzoned.*payments/ })).toBeVisible();
  expect(await zonesOf()).toEqual(['payments', 'payments', 'payments', 'payments']);
});
