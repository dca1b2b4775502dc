import { expect, type Page } from '@playwright/test';
import { createToken } from './create-token';
import { Shell } from './shell';

/** `/settings/sources` and the pages below it. */
export class SourcesPage {
  readonly shell: Shell;
  constructor(private readonly page: Page) {
    this.shell = new Shell(page);
  }

  open(): Promise<void> {
    return this.shell.open('/settings/sources', 'Settings');
  }

  readonly sources = () => this.page.getByRole('table', { name: 'Sources', exact: true });
  /** The row of a source in one of its formats. */
  readonly source = (name: string, format: string) =>
    this.sources().getByRole('row', { name: new RegExp(`^${name} ${format}`) });
  readonly known = (title: string) =>
    this.page.getByRole('table', { name: 'Sources to connect' }).getByRole('link', { name: title });
  readonly firstEvent = () => this.page.getByRole('link', { name: 'Send your first event' });
  readonly createToken = (name: string): Promise<string> => createToken(this.page, name);
  readonly arrived = () => this.page.getByRole('status').filter({ hasText: 'arrived' });
  /** The configuration under a heading, as it would be pasted. */
  readonly snippet = (title: string) => this.page.getByRole('group', { name: title });
  readonly lastEvents = () => this.page.getByRole('table', { name: 'Last events' });
  readonly state = () => this.page.getByRole('table', { name: 'State of the source' });

  /** The page of one source by its path. */
  async openSource(path: string): Promise<void> {
    await this.shell.open(`/settings/sources/${path}`, 'Settings');
    await expect(this.state().or(this.page.getByText('Nothing has arrived as'))).toBeVisible();
  }

  readonly webhookSecret = () => this.page.getByRole('region', { name: 'Webhook secret' });

  /** Gives the source a webhook secret of the other side, in place of one that is there. */
  async setWebhookSecret(secret: string): Promise<void> {
    await this.webhookSecret()
      .getByRole('button', { name: /^(Create|Rotate) secret$/ })
      .click();
    const form = this.page.getByRole('dialog', { name: /webhook secret$/ });
    await form.getByRole('textbox', { name: 'Secret of the other side' }).fill(secret);
    await form.getByRole('button', { name: /^(Create|Rotate) secret$/ }).click();
    await expect(form).toBeHidden();
  }
}
