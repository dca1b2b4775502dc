import { DEMO, getDemoAccount } from './fixtures/demo';
import { expect, test } from './fixtures/test';
import { unique } from './fixtures/unique';
import { OnCallPage } from './pages/on-call-page';
import { Shell } from './pages/shell';
import { SignInPage } from './pages/sign-in-page';

/** Failures of one e-mail address within fifteen minutes, after which it must wait. */
const ALLOWED_FAILURES = 10;

test('a wrong password is said to be wrong, without saying which accounts exist', async ({ page }) => {
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.failToSignIn(getDemoAccount('viewer').email);
  await expect(signIn.error()).toHaveText('The e-mail address or the password is wrong.');
  await signIn.failToSignIn(`${unique('nobody')}@demo.example`);
  await expect(signIn.error()).toHaveText('The e-mail address or the password is wrong.');
});

test('after too many failures the page says when to try again', async ({ page }) => {
  const email = `${unique('guessed')}@demo.example`;
  const signIn = new SignInPage(page);
  await signIn.open();
  for (let failure = 0; failure < ALLOWED_FAILURES; failure += 1) await signIn.failToSignIn(email);
  await expect(signIn.error()).toHaveText('The e-mail address or the password is wrong.');
  await signIn.failToSignIn(email);
  await expect(signIn.error()).toHaveText('Too many sign-ins failed. Try again in 15 minutes.');
});

test('sign-in leads back to the page that was asked for, sign-out ends the session', async ({ page }) => {
  const signIn = new SignInPage(page);
  await signIn.open('/debug?from=now-6h&zone=payments');
  await signIn.signIn(getDemoAccount('viewer'));
  const shell = new Shell(page);
  await shell.isAt('Debug');
  await expect(page).toHaveURL(/\/debug\?from=now-6h&zone=payments/);

  await shell.signOut();
  await expect(signIn.heading()).toBeVisible();
  const status = await page.evaluate(async () => (await fetch('/api/v1/me')).status);
  expect(status).toBe(401);
  await page.goBack();
  await expect(signIn.heading()).toBeVisible();
});

test('nobody is sent to another site after signing in', async ({ page }) => {
  const signIn = new SignInPage(page);
  await signIn.open('/sign-in?callbackUrl=https%3A%2F%2Felsewhere.example%2F');
  await signIn.signIn(getDemoAccount('on-call'));
  await new OnCallPage(page).shell.isAt('On-call');
  expect(new URL(page.url()).origin).toBe(new URL(DEMO.url).origin);
});

test.describe('through the identity provider', () => {
  const atProvider = 'Example ID';

  test('a group gives the role', async ({ page }) => {
    const signIn = new SignInPage(page);
    await signIn.open('/quarantine');
    await signIn.continueAtProvider(atProvider);
    await page.getByRole('button', { name: 'Grace Hopper' }).click();
    const shell = new Shell(page);
    await shell.isAt('Quarantine');
    const me = await page.evaluate(async () => (await fetch('/api/v1/me')).json());
    expect(me).toMatchObject({ email: 'grace@example.com', role: 'on-call' });
    await expect(shell.sidebarLink('Denials')).toBeVisible();
  });

  test('somebody without such a group is told why', async ({ page }) => {
    const signIn = new SignInPage(page);
    await signIn.open();
    await signIn.continueAtProvider(atProvider);
    await page.getByRole('button', { name: 'Mallory' }).click();
    await expect(signIn.error()).toContainText('Your groups at the identity provider give you no role');
  });

  test('somebody who changes their mind is back at the sign-in', async ({ page }) => {
    const signIn = new SignInPage(page);
    await signIn.open();
    await signIn.continueAtProvider(atProvider);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(signIn.error()).toContainText('cancelled');
  });
});
