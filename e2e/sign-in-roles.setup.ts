import { ROLES } from '@/lib/domain/roles';
import { findDemoAccount, getDemoAccount, stateFileOf } from './fixtures/demo';
import { expect, test as setup } from './fixtures/test';
import { SignInPage } from './pages/sign-in-page';

for (const role of ROLES)
  setup(`${role} signs in with the printed password`, async ({ page }) => {
    // The app answers before the demo has made its accounts.
    await expect.poll(() => findDemoAccount(role)).toBeDefined();
    const signIn = new SignInPage(page);
    await signIn.open();
    await signIn.signIn(getDemoAccount(role));
    await expect(page).not.toHaveURL(/\/sign-in/);
    await page.context().storageState({ path: stateFileOf(role) });
  });
