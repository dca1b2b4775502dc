import { routingSchema } from '@/lib/domain/read-models/routing';
import { remediationSchema } from '@/lib/domain/read-models/remediation';
import { DEMO } from './fixtures/demo';
import { denialsAfterActivation } from './fixtures/denials-after-activation';
import { startReceiver, type Receiver } from './fixtures/receiver';
import { expect, test as base } from './fixtures/test';
import { unique } from './fixtures/unique';
import { AlertPage } from './pages/alert-page';
import { IncidentPage } from './pages/incident-page';
import { PostmortemPage } from './pages/postmortem-page';
import { SilenceFormPage } from './pages/silence-form-page';

type Fixtures = {
  zone: string;
  /** What takes the pages of the zone, and of nothing else, while the journey lasts. */
  receiver: Receiver;
};

const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from it
  zone: async ({}, use) => use(unique('cards')),
  receiver: async ({ api, zone }, use) => {
    const receiver = await startReceiver(DEMO.receiverPort);
    await api.post('/api/v1/zones', { slug: zone, name: zone, trustLevel: 'high' });
    const { id } = await api.post<{ id: string }>('/api/v1/notification-channels', {
      kind: 'webhook',
      name: `Pager of ${zone}`,
      settings: { url: receiver.url },
    });
    const before = await api.get('/api/v1/routing', routingSchema);
    const route = {
      id: zone,
      name: `Pages of ${zone}`,
      matchers: [
        { field: 'zone', operator: '=', value: zone },
        { field: 'severity', operator: '=', value: 'page' },
      ],
      receivers: [{ channel: id }],
      continue: false,
      children: [],
    };
    const tree = { ...before.tree, children: [route, ...before.tree.children] };
    const { version } = await api.put<{ version: number }>('/api/v1/routing', { tree, base: before.version });
    await use(receiver);
    await api.put('/api/v1/routing', { tree: before.tree, base: version });
    await api.send(`/api/v1/notification-channels/${id}`, { method: 'DELETE' });
    await receiver.stop();
  },
});

test.use({ role: 'on-call' });

test('from the link of a page to acknowledged, silenced, worked along, rolled back, resolved and told afterwards', async ({
  page,
  api,
  sender,
  zone,
  receiver,
}) => {
  const service = unique('cards-api');
  const policy = unique('cards/egress');
  const alert = new AlertPage(page);
  const incident = new IncidentPage(page);
  const readRemediation = () =>
    api.get('/api/v1/remediation', remediationSchema, { from: 'now-1h', to: 'now', zone });

  const link = await test.step('good traffic is denied after an activation, and a page arrives', async () => {
    const subject = { zone, service, environment: 'aws', policy };
    const events = denialsAfterActivation({ ...subject, nowMs: Date.now() });
    expect(await sender.ingestEvents(events)).toMatchObject({ accepted: events.length, rejected: [] });
    const ofService = () =>
      receiver.messages.find(({ alerts }) => alerts.some((each) => each.service === service));
    await expect.poll(ofService, { timeout: 120_000 }).toBeDefined();
    const message = ofService()!;
    expect(message).toMatchObject({ kind: 'firing', severity: 'page', zone, isDrill: false });
    expect(message.sentence).toContain(policy);
    expect(message.runbook?.url).toContain('/runbooks/f4-over-restriction');
    // With the times around it.
    expect(message.url).toContain(`${DEMO.url}/alerts/${message.alertIds[0]}?from=`);
    return message.url;
  });

  const title =
    await test.step('the link leads to the alert, which is acknowledged with a note', async () => {
      await page.goto(link);
      await expect(alert.facts()).toContainText(policy);
      await expect(alert.facts()).toContainText('nobody yet');
      await expect(alert.messages()).toContainText(/Pager of .*: delivered/);
      await alert.say('Acknowledge', 'I look at the revision.');
      await expect(alert.facts()).toContainText('I look at the revision.');
      await expect(alert.change('Give back')).toBeVisible();
      return alert.shell.heading(/./).innerText();
    });

  await test.step('M9 counts it as open', async () => {
    await expect.poll(async () => (await readRemediation()).open, { timeout: 60_000 }).toBe(1);
    expect(await readRemediation()).toMatchObject({ resolved: 0, total: 0, share: null });
  });

  await test.step('it is silenced, with what that hides said before', async () => {
    const form = new SilenceFormPage(page);
    await alert.silence().click();
    await form.shell.isAt('Add silence');
    await expect(form.preview()).toContainText(/Open alerts, now\s*1/);
    await expect(form.preview().getByRole('link', { name: title })).toBeVisible();
    await form.field('Reason').fill(`The rollback of ${policy} is on its way`);
    await form.add().click();
    await form.shell.isAt('Alerts');
    await page.goto(link);
    await expect(alert.silences()).toContainText(`The rollback of ${policy} is on its way`);
  });

  const address = await test.step('an incident is opened from it', async () => {
    await alert.openIncident().click();
    await incident.shell.isAt('Open an incident');
    await expect(incident.title()).toHaveValue(title);
    await expect(incident.chosenAlerts()).toHaveCount(1);
    await incident.open().click();
    await incident.shell.isAt(new RegExp(`^#\\d+ ${escape(title)}`));
    await expect(incident.panel('Alerts').getByRole('link', { name: title })).toBeVisible();
    await expect(incident.timeline()).toContainText('r2');
    return page.url();
  });

  await test.step('its runbook and its steps are ticked', async () => {
    await expect(incident.panel('Runbook')).toContainText('A policy denies good traffic');
    for (const step of [/was a revision activated/, /Read the difference/]) {
      await incident.runbookStep(step).click();
      await expect(incident.runbookStep(step)).toBeChecked();
    }
    await expect(incident.panel('Runbook')).toContainText(/2 of \d+ steps done/);
    await incident.step(/^The affected services are known/).click();
    await expect(incident.step(/^The affected services are known/)).toBeChecked();
  });

  await test.step('the rollback that Gatehouse proposes is recorded with its reason', async () => {
    await incident.measures().getByRole('button', { name: 'Record a rollback' }).click();
    const proposed = (name: string) => incident.rollback().getByRole('textbox', { name, exact: true });
    await expect(proposed('Policy')).toHaveValue(policy);
    await expect(proposed('From revision')).toHaveValue('r2');
    await expect(proposed('Back to revision')).toHaveValue('r1');
    await incident.recordRollback('Carts cannot pay, and r1 allowed them.');
    await expect(incident.measures()).toContainText(`${policy} r2 → r1`);
    await expect(incident.measures()).toContainText('Carts cannot pay, and r1 allowed them.');
  });

  await test.step('the incident and the alert are resolved', async () => {
    await incident.resolve('r1 is active again.');
    await expect(incident.timeline()).toContainText('r1 is active again.');
    await page.goto(link);
    await alert.say('Resolve', 'Rolled back to r1.');
    await expect(alert.facts()).toContainText('Rolled back to r1.');
    await expect(alert.change('Resolve')).toBeHidden();
  });

  await test.step('the postmortem is written and taken along as Markdown and as PDF', async () => {
    const postmortem = new PostmortemPage(page);
    await page.goto(address);
    await incident.postmortem().click();
    await postmortem.shell.isAt('Postmortem');
    await expect(postmortem.draft()).toContainText(policy);
    await postmortem.edit().click();
    const filledIn = await postmortem.text().inputValue();
    await postmortem.text().fill(`${filledIn}\n\nWe test the egress of carts from now on.\n`);
    await postmortem.save().click();
    await expect(postmortem.version(1)).toContainText('We test the egress of carts from now on.');

    const markdown = await postmortem.download('Markdown');
    expect(markdown.name).toMatch(/\.md$/);
    for (const words of ['We test the egress of carts from now on.', 'Carts cannot pay', policy])
      expect(markdown.bytes.toString()).toContain(words);
    const pdf = await postmortem.download('PDF');
    expect(pdf.name).toMatch(/\.pdf$/);
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  await test.step('M9 counts it as remediated in time', async () => {
    await expect.poll(async () => (await readRemediation()).resolved, { timeout: 60_000 }).toBe(1);
    const { open, good, total, mean, items } = await readRemediation();
    expect({ open, good, total }).toEqual({ open: 0, good: 1, total: 1 });
    expect(mean).toBeGreaterThan(0);
    expect(items).toMatchObject([
      { zone, policy, severity: 'page', incident: Number(address.split('/').at(-1)) },
    ]);
    expect(items[0]!.acknowledgedAt).not.toBeNull();
  });
});

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
