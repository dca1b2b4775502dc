import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { Shell } from './shell';

/** `/audit`: the audit trail with facets, live tail, saved views and selection. */
export class AuditTrailPage {
  readonly shell: Shell;
  constructor(private readonly page: Page) {
    this.shell = new Shell(page);
  }

  readonly searchField = () => this.page.getByRole('searchbox', { name: 'Search the trail' });
  readonly chip = (name: string | RegExp) =>
    this.page.getByRole('group', { name: 'Filters in force' }).getByRole('button', { name });
  readonly facet = (facet: string) =>
    this.shell.panel('Narrow down').getByRole('region', { name: facet, exact: true });
  readonly facetValue = (facet: string, value: string | RegExp) =>
    this.facet(facet).getByRole('button', { name: value });
  readonly table = () => this.page.getByRole('table', { name: 'Entries', exact: true });
  /** The rows with an entry; the first row of a table names its columns. */
  readonly rows = (): Locator =>
    this.table()
      .getByRole('row')
      .filter({ has: this.page.getByRole('cell') });
  readonly liveTail = () => this.page.getByRole('switch', { name: 'Live tail' });
  readonly views = () => this.page.getByRole('button', { name: /^Saved views:/ });
  readonly export = () => this.page.getByRole('button', { name: 'Export', exact: true });
  /** The line on top of every page about the log: up to where it is verified. */
  readonly status = () => this.page.getByRole('link', { name: /^Verified up to entry / });
  readonly selection = () => this.page.getByRole('group', { name: 'Selected entries' });

  open(search = ''): Promise<void> {
    return this.shell.open(`/audit${search}`, 'Audit');
  }

  /** Rows of an earlier question stay, marked busy, until the answer to the present one replaces them. */
  async isAnswered(): Promise<void> {
    await expect(this.page.getByRole('main').locator('[aria-busy="true"]')).toHaveCount(0);
  }

  async search(words: string): Promise<void> {
    await this.searchField().fill(words);
    await this.searchField().press('Enter');
    await this.isAnswered();
  }

  async chooseOfViews(item: string | RegExp): Promise<void> {
    await this.views().click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  async saveView(name: string): Promise<void> {
    await this.chooseOfViews('Save as new view…');
    const dialog = this.page.getByRole('dialog', { name: 'Save view' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await dialog.getByRole('button', { name: 'Save view' }).click();
    await expect(dialog).toBeHidden();
  }

  /** The text of the file that an entry of an export menu makes. */
  async downloadFrom(menu: Locator, format: string | RegExp): Promise<string> {
    return readFile(await this.saveFrom(menu, format), 'utf8');
  }

  /** Where the file lies that an entry of an export menu makes. */
  async saveFrom(menu: Locator, format: string | RegExp): Promise<string> {
    await menu.click();
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('menuitem', { name: format }).click();
    return (await download).path();
  }
}
