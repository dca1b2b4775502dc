import { expect, type Page } from '@playwright/test';

/** The page on which people sign in. */
export class SignInPage {
  constructor(private readonly page: Page) {}

  readonly heading = () => this.page.getByRole('heading', { level: 1, name: 'Sign in' });
  readonly error = () => this.page.getByRole('main').getByRole('alert');
  private readonly submit = () => this.page.getByRole('button', { name: 'Sign in', exact: true });

  async open(path = '/sign-in'): Promise<void> {
    await this.page.goto(path);
    await expect(this.heading()).toBeVisible();
  }

  /** Fills the form and sends it; what happens then is for the journey to say. */
  async signIn(account: { email: string; password: string }): Promise<void> {
    await this.page.getByRole('textbox', { name: 'E-mail address' }).fill(account.email);
    await this.page.getByRole('textbox', { name: 'Password' }).fill(account.password);
    await this.submit().click();
  }

  /** Sends a wrong password and waits until it is answered. */
  async failToSignIn(email: string): Promise<void> {
    const answered = this.page.waitForResponse((response) =>
      response.url().includes('/api/auth/callback/credentials'),
    );
    await this.signIn({ email, password: 'certainly not the password' });
    await answered;
    await expect(this.submit()).toBeEnabled();
  }

  continueAtProvider(name: string): Promise<void> {
    return this.page.getByRole('button', { name: `Sign in with ${name}` }).click();
  }
}
