import type { Page } from '@playwright/test';
import { eventListSchema } from '@/lib/domain/read-models/events';
import { reviewEstimateSchema, reviewQueueSchema, verdictListSchema } from '@/lib/domain/read-models/review';
import type { GatehouseApi } from './fixtures/gatehouse-api';
import { expectAccessibleInBothThemes } from './fixtures/expect-accessible';
import { keepPicture, SCREENS } from './fixtures/screens';
import { expect, test } from './fixtures/test';
import { DenialPage } from './pages/denial-page';
import { ExecutivePage } from './pages/executive-page';
import { OnCallPage } from './pages/on-call-page';
import { ReviewPage } from './pages/review-page';

type Window = { from: string; to: string };

const estimateOf = (api: GatehouseApi, { from, to }: Window = { from: 'now-30d', to: 'now' }) =>
  api.get('/api/v1/review/estimate', reviewEstimateSchema, { from, to });

/** The demo's own people review once the history is there; the journeys begin when they are done. */
async function waitForDemoReviews(api: GatehouseApi): Promise<void> {
  await expect(async () => {
    const { isSampleComplete } = await api.get('/api/v1/review/queue', reviewQueueSchema);
    expect(isSampleComplete).toBe(true);
    const { agreement, reviewed } = await estimateOf(api);
    expect(reviewed).toBeGreaterThan(20);
    expect(agreement.denials).toBeGreaterThan(0);
  }).toPass({ timeout: 180_000, intervals: [2_000] });
}

/** The newest denial of the demo that nobody has judged. */
async function findUnjudged(api: GatehouseApi): Promise<string> {
  const { items } = await api.get('/api/v1/denials', eventListSchema, { from: 'now-2d', limit: '50' });
  for (const { id } of items) {
    const { total } = await api.get('/api/v1/verdicts', verdictListSchema, { eventId: id, undone: 'true' });
    if (total === 0) return id;
  }
  throw new Error('Every one of the 50 newest denials was judged.');
}

test.beforeAll(({ api }) => waitForDemoReviews(api));

async function judge(page: Page, review: ReviewPage, ...keys: string[]): Promise<void> {
  await review.isReady();
  for (const key of keys) await page.keyboard.press(key);
}

test.describe('a reviewer', () => {
  test.use({ role: 'reviewer' });

  test('reviews ten denials by keyboard and sees the interval of M3 narrow', async ({ page, api }) => {
    // The demo's traffic goes on: the same denials are compared only over the same window.
    const { window } = await estimateOf(api);
    const before = await estimateOf(api, window);
    const review = new ReviewPage(page);
    await page.goto('/executive');
    await review.shell.isAt('Executive');
    await Promise.all(['g', 'r'].map((key) => page.keyboard.press(key)));
    await review.shell.isAt('Review');
    await expect(review.interval()).toBeVisible();
    const shown = await review.interval().getAttribute('aria-label');

    await review.open('?queue=random');
    for (let done = 0; done < 10; done += 1) {
      // All alike: more reviews narrow an interval, a first disagreement may widen it.
      await judge(page, review, '1');
      await expect(review.judged(done + 1)).toBeVisible();
    }

    const after = await estimateOf(api, window);
    expect(after.reviewed).toBe(before.reviewed + 10);
    const width = ({ interval }: typeof before) => interval!.high - interval!.low;
    expect(width(after)).toBeLessThan(width(before));
    expect(after.reviewsToOnePoint!).toBeLessThan(before.reviewsToOnePoint!);
    await expect(review.interval()).not.toHaveAttribute('aria-label', shown!);
  });

  test('takes the last verdict back with u, and finds both in the list of verdicts', async ({
    page,
    api,
  }) => {
    const review = new ReviewPage(page);
    await review.open('?queue=random');
    await review.isReady();
    const sentence = await review.sentence().innerText();
    await page.keyboard.press('n');
    await expect(review.note()).toBeFocused();
    await page.keyboard.type('not 1 of ours');
    await page.keyboard.press('Escape');
    await expect(review.note()).not.toBeFocused();
    await judge(page, review, '2');
    await expect(review.causes()).toBeVisible();
    await page.keyboard.press('Escape');
    await judge(page, review, '2', '3');
    await expect(review.judged(1)).toBeVisible();
    await page.keyboard.press('u');
    await expect(review.judged(0)).toBeVisible();
    await expect(review.sentence()).toHaveText(sentence);

    const { items } = await api.get('/api/v1/verdicts', verdictListSchema, { undone: 'true', limit: '1' });
    expect(items[0]).toMatchObject({
      judgement: 'false-positive',
      cause: 'expected-traffic',
      note: 'not 1 of ours',
      origin: 'random',
      undoneByName: 'Demo reviewer',
    });
  });

  test('walks with j and k without judging, and ? lists the keys', async ({ page }) => {
    const review = new ReviewPage(page);
    await review.open();
    await review.isReady();
    const list = review.queue().getByRole('list').first();
    await expect(list.getByRole('button').nth(0)).toHaveAttribute('aria-current', 'true');
    await page.keyboard.press('j');
    await expect(list.getByRole('button').nth(1)).toHaveAttribute('aria-current', 'true');
    await page.keyboard.press('k');
    await expect(list.getByRole('button').nth(0)).toHaveAttribute('aria-current', 'true');
    await page.keyboard.press('?');
    for (const words of ['True block', 'False positive', 'Unsure', 'Write a note', 'Undo the last verdict'])
      await expect(review.shell.shortcuts().getByRole('term').filter({ hasText: words })).toBeVisible();
  });

  test('judges on the page of a denial, and takes it back there', async ({ page, api }) => {
    const id = await findUnjudged(api);
    await page.goto(`/denials/${id}`);
    await expect(new DenialPage(page).heading()).toBeVisible();
    const verdicts = page.getByRole('region', { name: 'Was this denial right?' });
    await verdicts.getByRole('button', { name: 'Unsure' }).click();
    const mine = verdicts.getByRole('listitem').filter({ hasText: 'Demo reviewer' }).first();
    await expect(mine).toContainText('Targeted');
    await mine.getByRole('button', { name: 'Undo' }).click();
    await expect(mine).toContainText('Undone by Demo reviewer');
  });

  test('judges in bulk what matches the list, as a whole and back', async ({ page, api }) => {
    const before = await estimateOf(api);
    await page.goto('/denials?from=now-2d&to=now&policy=payments%2Fpci_egress%2Fdecision');
    await page.getByRole('button', { name: 'Judge all that match' }).click();
    const dialog = page.getByRole('dialog', { name: 'Judge in bulk' });
    await expect(dialog.getByRole('status')).toContainText(/match/);
    await dialog.getByRole('textbox', { name: 'Note' }).fill('The revision was rolled back.');
    await dialog.getByRole('button', { name: /^Judge [\d,]+ denial/ }).click();
    await expect(dialog).toBeHidden();
    expect((await estimateOf(api)).reviewed).toBe(before.reviewed);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText(/verdicts? undone/).first()).toBeVisible();
  });

  test('M3 on the executive page shows its interval, tells what it rests on, and leads to the rules that erred', async ({
    page,
  }) => {
    const executive = new ExecutivePage(page);
    await executive.open('?from=now-30d&to=now');
    const row = executive.objective('M3 Policy deny accuracy');
    await expect(row).toContainText(/[\d.]+\s% to [\d.]+\s%/);
    await expect(row).toContainText(/[\d,]+ of [\d,]+ denials reviewed/);
    await executive.openFormula('M3');
    const formula = executive.formula('M3');
    await expect(formula).toContainText('Covered by reviewed policies');
    await expect(formula).toContainText('An unreviewed denial is never counted as correct.');
    await page.keyboard.press('Escape');
    await executive.objectiveLink('M3 Policy deny accuracy').click();
    await new ReviewPage(page).shell.isAt('Review');
    await expect(page.getByRole('region', { name: 'False positives by rule' })).toBeVisible();
  });
});

test.describe('whoever is on call', () => {
  test.use({ role: 'on-call' });

  test('says that denials were not right, and a reviewer finds it in the queue', async ({ page, api }) => {
    const onCall = new OnCallPage(page);
    await onCall.open();
    const question = onCall
      .groups()
      .getByRole('group', { name: /^Was this right:/ })
      .first();
    const about = (await question.getAttribute('aria-label'))!.replace(/^Was this right: |\?$/g, '');
    await question.getByRole('button', { name: 'No' }).click();
    const back = onCall.groups().getByRole('button', { name: `Undo the answer about ${about}` });
    await expect(back).toBeVisible();
    const { items } = await api.get('/api/v1/review/queue', reviewQueueSchema, { kind: 'targeted' });
    expect(items).toContainEqual(
      expect.objectContaining({ reason: 'reported', detail: 'by Demo on-call', origin: 'targeted' }),
    );
    await back.click();
    await expect(back).toBeHidden();
  });

  test('sees the queue and judges nothing', async ({ page }) => {
    const review = new ReviewPage(page);
    await review.open();
    await expect(review.sentence()).toBeVisible();
    await expect(review.queue().getByRole('button', { name: 'True block' })).toHaveCount(0);
  });
});

for (const { name: screen, ...device } of SCREENS)
  test.describe(`on ${screen}`, () => {
    test.use({ ...device, role: 'reviewer' });

    test('the page can be read', async ({ page }) => {
      const review = new ReviewPage(page);
      for (const tab of ['queue', 'policies', 'verdicts']) {
        await page.emulateMedia({ colorScheme: device.colorScheme });
        await review.open(`?tab=${tab}`);
        await expect(review.interval()).toBeVisible();
        if (tab === 'queue') await review.isReady();
        await expect(page.getByRole('status').filter({ hasText: /^Loading/ })).toHaveCount(0);
        await keepPicture(page, 'review', tab, screen);
        if (device.colorScheme === 'light')
          await expectAccessibleInBothThemes(page, `review, ${tab}, ${screen}`);
      }
    });
  });
