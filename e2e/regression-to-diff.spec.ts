import { getDemoAccount } from './fixtures/demo';
import { keepPicture, SCREENS } from './fixtures/screens';
import { expect, test } from './fixtures/test';
import { denialsList } from './pages/decisions-list';
import { DenialPage } from './pages/denial-page';
import { OnCallPage } from './pages/on-call-page';
import { PolicyDiffPage } from './pages/policy-diff-page';
import { SignInPage } from './pages/sign-in-page';

// The regression that the demo begins with: a revision of this policy denies legitimate calls.
const POLICY = 'payments/pci_egress/decision';
const SERVICE = 'fraud-scoring';
const FILE = 'payments/pci_egress/policy.cedar';
const BEFORE = '(action == Action::"POST" && context.path like "/v1/authorizations/*/captures") ||';
const AFTER = '(action == Action::"POST" && context.path == "/v1/authorizations/*/captures") ||';

for (const { name: screen, ...device } of SCREENS)
  test.describe(`on ${screen}`, () => {
    test.use(device);

    test('on-call signs in, sees the denials of the regression, opens one and reaches the diff that caused them', async ({
      page,
    }) => {
      const keep = (step: string) => keepPicture(page, 'regression-to-diff', step, screen);

      const signIn = new SignInPage(page);
      await signIn.open('/');
      await keep('1-sign-in');
      await signIn.signIn(getDemoAccount('on-call'));

      const onCall = new OnCallPage(page);
      await onCall.shell.isAt('On-call');
      const group = onCall.group(SERVICE, POLICY);
      await expect(group).toBeVisible();
      const badRevision = /v\d+-\w+/.exec(await onCall.changeLink(group).innerText())![0];
      await keep('2-on-call');

      await onCall.groupLink(group).click();
      const denials = denialsList(page);
      await denials.shell.isAt('Denials');
      const caused = denials.rows().filter({ hasText: badRevision }).first();
      await expect(caused).toBeVisible();
      await keep('3-denials');

      await denials.openFully(caused);
      const denial = new DenialPage(page);
      await expect(denial.heading()).toBeVisible();
      await expect(denial.change()).toContainText(badRevision);
      await keep('4-denial');

      await denial.openDiff().click();
      const diff = new PolicyDiffPage(page);
      await expect(diff.heading(POLICY)).toBeVisible();
      await expect(diff.removed(FILE, BEFORE)).toBeVisible();
      await expect(diff.added(FILE, AFTER)).toBeVisible();
      await keep('5-diff-unified');

      await diff.view('Side by side').click();
      await expect(page).toHaveURL(/view=split/);
      await expect(diff.removed(FILE, BEFORE)).toBeVisible();
      await expect(diff.added(FILE, AFTER)).toBeVisible();
      await keep('6-diff-side-by-side');
    });
  });
