import { expect, type Locator, type Page } from '@playwright/test';
import { Shell } from './shell';

/** The list of decisions of `/denials` and `/debug`, with its filters and its side panel. */
export class DecisionsList {
  readonly shell: Shell;
  constructor(
    private readonly page: Page,
    private readonly where: { path: '/denials' | '/debug'; heading: 'Denials' | 'Debug' },
  ) {
    this.shell = new Shell(page);
  }

  async open(search = ''): Promise<void> {
    await this.shell.open(`${this.where.path}${search}`, this.where.heading);
  }

  readonly filters = () => this.page.getByRole('search', { name: 'Filters' });
  readonly filter = (label: string) => this.filters().getByLabel(label, { exact: true });
  readonly table = () => this.page.getByRole('table', { name: 'Denials', exact: true });
  /** The rows with a decision; the first row of a table names its columns. */
  readonly rows = (): Locator =>
    this.table()
      .getByRole('row')
      .filter({ has: this.page.getByRole('cell') });
  /** Rows of an earlier question stay, marked busy, until the answer to the present one replaces them. */
  async isAnswered(): Promise<void> {
    await expect(this.page.getByRole('main').locator('[aria-busy="true"]')).toHaveCount(0);
  }
  readonly rowLink = (row: Locator) => row.getByRole('link').first();
  readonly histogram = () => this.page.getByRole('figure', { name: /^Decisions by outcome/ });
  /** Named after the outcome ("Deny: checkout", "Error: …"), so it is known by what it holds. */
  readonly panel = () =>
    this.page.getByRole('dialog').filter({ has: this.page.getByRole('heading', { name: 'Decided by' }) });

  /** Opens a row beside the list and from there the page of the decision. */
  async openFully(row: Locator): Promise<void> {
    await this.rowLink(row).click();
    await this.panel().getByRole('link', { name: 'Open the full page' }).click();
    await expect(this.page).toHaveURL(/\/denials\/[^/?]+(\?.*)?$/);
  }
}

export const denialsList = (page: Page) => new DecisionsList(page, { path: '/denials', heading: 'Denials' });
export const debugList = (page: Page) => new DecisionsList(page, { path: '/debug', heading: 'Debug' });
