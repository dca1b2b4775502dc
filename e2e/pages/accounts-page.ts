import { expect, type Page } from '@playwright/test';
import { Shell } from './shell';

/** `/settings/accounts`: the accounts of people. */
export class AccountsPage {
  readonly shell: Shell;
  constructor(private readonly page: Page) {
    this.shell = new Shell(page);
  }

  open(): Promise<void> {
    return this.shell.open('/settings/accounts', 'Settings');
  }

  readonly row = (email: string) =>
    this.page.getByRole('table', { name: 'Accounts' }).getByRole('row').filter({ hasText: email });
  readonly panel = (email: string) => this.page.getByRole('dialog', { name: email, exact: true });

  /** Makes an account and returns its one-time link. */
  async add(email: string, role: string): Promise<string> {
    await this.page.getByRole('button', { name: 'Add account' }).click();
    const form = this.page.getByRole('dialog', { name: 'Add account' });
    await form.getByRole('textbox', { name: 'E-mail address' }).fill(email);
    await form.getByRole('combobox', { name: 'Role' }).selectOption(role);
    await form.getByRole('button', { name: 'Add account' }).click();
    const shown = this.page.getByRole('dialog', { name: `One-time link for ${email}` });
    const link = await shown.getByRole('code').innerText();
    await shown.getByRole('button', { name: 'I have copied it' }).click();
    await expect(shown).toBeHidden();
    return link;
  }

  async disable(email: string): Promise<void> {
    await this.row(email).getByRole('link').click();
    await this.panel(email).getByRole('button', { name: 'Disable account' }).click();
    await this.page
      .getByRole('dialog', { name: `Disable ${email}?` })
      .getByRole('button', { name: 'Disable account' })
      .click();
    await expect(this.row(email)).toContainText('Disabled');
  }
}
