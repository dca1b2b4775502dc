import { eventListSchema, type EventRow } from '@/lib/domain/read-models/events';
import { policyDetailSchema } from '@/lib/domain/read-models/policies';
import type { GatehouseApi } from './fixtures/gatehouse-api';
import { expectAccessibleInBothThemes } from './fixtures/expect-accessible';
import { expect, test } from './fixtures/test';
import { unique } from './fixtures/unique';
import { POLICY, SERVICE, ZONE } from './fixtures/walk';
import { PolicyDiffPage } from './pages/policy-diff-page';
import { ReplayPage, ReplayRunPage } from './pages/replay-page';

const FILE = 'payments/pci_egress/policy.cedar';
const BROKEN = 'context.path == "/v1/authorizations/*/captures"';
const REPAIRED = 'context.path like "/v1/authorizations/*/captures"';

test.use({ role: 'on-call' });

/** The revision of the demo's regression and the one before it, with when it came into force. */
async function findRegression(api: GatehouseApi) {
  const { revisions, activations } = await api.get(
    `/api/v1/policies/${encodeURIComponent(POLICY)}`,
    policyDetailSchema,
  );
  const taken = activations.find(({ type }) => type === 'policy-rolled-back')!;
  const bad = revisions.find(({ revision }) => revision === taken.revision)!;
  const since = activations
    .filter(({ type, activates }) => type === 'policy-activated' && activates === bad.revision)
    .map(({ at }) => at)
    .toSorted()[0]!;
  return { bad: bad.revision, before: bad.previousRevision!, since };
}

const CALLER = { type: 'Workload', id: `spiffe://acme.example/ns/${ZONE}/sa/${SERVICE}` };
const MINUTE = 60_000;
const shift = (at: string, minutes: number) => new Date(Date.parse(at) + minutes * MINUTE).toISOString();

/** Denials of the hour around it, as people would tell them apart: by the rule that denied. */
async function listDenials(api: GatehouseApi, since: string): Promise<EventRow[]> {
  const { items } = await api.get('/api/v1/denials', eventListSchema, {
    from: shift(since, -15),
    to: shift(since, 45),
    policy: POLICY,
    limit: '500',
  });
  return items;
}

/** A call to a destination that no revision lists, denied in that hour: chance alone may have drawn none. */
const unlisted = (at: string, revision: string) => ({
  kind: 'decision',
  id: unique('unlisted'),
  occurredAt: at,
  outcome: 'deny',
  zone: ZONE,
  service: SERVICE,
  principal: `Workload::"${CALLER.id}"`,
  policy: POLICY,
  rule: 'egress-2',
  revision,
  action: 'Action::"POST"',
  resource: 'Service::"paste.example"',
  input: {
    principal: CALLER,
    action: { type: 'Action', id: 'POST' },
    resource: { type: 'Service', id: 'paste.example' },
    context: { path: '/upload', host: 'paste.example', port: 8443, tls: { version: '1.3', mutual: true } },
    entities: [{ uid: CALLER, attrs: {}, parents: [{ type: 'TrustDomain', id: 'acme.example' }] }],
  },
});

const judge = (api: GatehouseApi, denial: EventRow, judgement: 'true-block' | 'false-positive') =>
  api.post('/api/v1/verdicts', { eventId: denial.id, judgement });

test('a repaired candidate of the regression lets the wrongly denied traffic pass and keeps the true blocks', async ({
  page,
  api,
  sender,
}) => {
  const { bad, before, since } = await findRegression(api);
  await sender.ingestEvents([unlisted(shift(since, 5), bad)]);
  const denials = await listDenials(api, since);
  // The regression compares a pattern as a text: what only that rule denies with that revision is wrong.
  const wrong = denials.filter(({ rule, revision }) => rule === 'egress-3' && revision === bad).slice(0, 2);
  const right = denials.filter(({ rule }) => rule === 'egress-2').slice(0, 2);
  expect(wrong.length).toBeGreaterThan(0);
  expect(right.length).toBeGreaterThan(0);
  for (const denial of wrong) await judge(api, denial, 'false-positive');
  for (const denial of right) await judge(api, denial, 'true-block');

  await page.goto(
    `/policies/${encodeURIComponent(POLICY)}/diff?${new URLSearchParams({ from: before, to: bad })}`,
  );
  const diff = new PolicyDiffPage(page);
  await expect(diff.heading(POLICY)).toBeVisible();
  await page.getByRole('link', { name: 'Replay a repaired candidate' }).click();

  const replay = new ReplayPage(page);
  await expect(replay.heading(POLICY)).toBeVisible();
  await expect(replay.text(FILE)).toHaveValue(new RegExp(BROKEN.replaceAll(/[*/.]/g, '\\$&')));
  await expect(replay.covered()).toBeVisible();
  await expect(replay.previewed()).not.toHaveCount(0);
  const text = await replay.text(FILE).inputValue();
  await replay.text(FILE).fill(text.replaceAll(/context\.path == ("[^"]*\*[^"]*")/g, 'context.path like $1'));
  await replay.previewChanges().click();
  await expect(replay.previewed()).not.toHaveCount(0);
  await expectAccessibleInBothThemes(page, 'a new replay');
  await replay.start().click();

  const run = new ReplayRunPage(page);
  await expect(run.run()).toContainText('Done', { timeout: 60_000 });
  await expect(page).toHaveURL(/\/replay\/[0-9a-f-]{36}$/);
  await expect(run.answer()).toHaveText(/; [1-9][\d,]* deny → allow, 0 allow → deny\.$/);
  await expect(run.reviewed()).toContainText(/All \d+ reviewed true blocks stay blocked\./);
  await expect(run.reviewed()).toContainText(/All \d+ reviewed false positives would be fixed\./);
  await expect(run.candidate()).toBeVisible();
  await expectAccessibleInBothThemes(page, 'a replay that has ended');

  // Saved and linkable: the same address shows the same result, and a flip leads to its decision.
  const answer = await run.answer().innerText();
  await page.reload();
  await expect(run.answer()).toHaveText(answer);
  await run.flips().getByRole('link').first().click();
  await expect(page).toHaveURL(/\/denials\/[0-9a-f-]{36}/);
});

test('the revision before can be replayed as it is', async ({ page, api }) => {
  const { bad, before } = await findRegression(api);
  await page.goto(
    `/policies/${encodeURIComponent(POLICY)}/diff?${new URLSearchParams({ from: before, to: bad })}`,
  );
  await page.getByRole('link', { name: 'Replay the revision before' }).click();
  const replay = new ReplayPage(page);
  await expect(replay.text(FILE)).toHaveValue(new RegExp(REPAIRED.replaceAll(/[*/.]/g, '\\$&')));
  await replay.start().click();
  const run = new ReplayRunPage(page);
  await expect(run.run()).toContainText('Done', { timeout: 60_000 });
  await expect(run.answer()).toHaveText(/; [1-9][\d,]* deny → allow, 0 allow → deny\.$/);
});

test('a candidate that is no policy ends as an error that says so', async ({ page }) => {
  await page.goto(`/policies/${encodeURIComponent(POLICY)}/replay`);
  const replay = new ReplayPage(page);
  await replay.text(FILE).fill('permit (principal, action resource);');
  await replay.previewChanges().click();
  await expect(replay.shell.panel('Input and preview').getByRole('alert')).toContainText(
    'The candidate cannot be used',
  );
  await replay.start().click();
  const run = new ReplayRunPage(page);
  await expect(run.run()).toContainText('Failed', { timeout: 60_000 });
  await expect(run.run().getByRole('alert')).not.toBeEmpty();
});
