import { expect, type Page } from '@playwright/test';
import { createToken } from './create-token';
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
  readonly create = (name: string): Promise<string> => createToken(this.page, name);

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
