import { expect, type Page } from '@playwright/test';
import { Shell } from './shell';

/** `/settings/tokens`: the tokens of programs. */
export class TokensPage {
  readonly shell: Shell;
  constructor(private readonly page: Page) {
    this.shell = new Shell(page);
  }

  open(): Promise<void> {
    return this.shell.open('/settings/tokens', 'Settings');
  }

  readonly row = (name: string) =>
    this.page.getByRole('table', { name: 'Tokens' }).getByRole('row').filter({ hasText: name });

  /** Makes a token with the scope ingest and returns its secret, which the page shows this once. */
  async create(name: string): Promise<string> {
    await this.page.getByRole('button', { name: 'Create token' }).click();
    const form = this.page.getByRole('dialog', { name: 'Create token' });
    await form.getByRole('textbox', { name: 'Name' }).fill(name);
    await expect(form.getByRole('checkbox', { name: 'Ingest' })).toBeChecked();
    await form.getByRole('button', { name: 'Create token' }).click();
    const shown = this.page.getByRole('dialog', { name: `Token ${name}` });
    const secret = await shown.getByRole('code').innerText();
    await shown.getByRole('button', { name: 'I have copied it' }).click();
    await expect(shown).toBeHidden();
    return secret;
  }

  async revoke(name: string): Promise<void> {
    await this.row(name).getByRole('link').click();
    await this.page.getByRole('dialog', { name }).getByRole('button', { name: 'Revoke token' }).click();
    await this.page
      .getByRole('dialog', { name: `Revoke the token ${name}?` })
      .getByRole('button', { name: 'Revoke token' })
      .click();
    await expect(this.row(name)).toContainText('Revoked');
  }
}
