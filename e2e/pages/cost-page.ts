import { expect, type Page } from '@playwright/test';
import { Shell } from './shell';

/** `/settings/cost`: what telemetry costs, and what is kept of it. */
export class CostPage {
  readonly shell: Shell;
  constructor(private readonly page: Page) {
    this.shell = new Shell(page);
  }

  async open(): Promise<void> {
    await this.shell.open('/settings/cost', 'Settings');
    await expect(this.month()).toContainText('So far');
  }

  readonly month = () => this.page.getByRole('region', { name: 'Telemetry this month' });
  /** A figure of the month: "So far", "Projected for the month", "Budget". */
  readonly figure = (name: string) =>
    this.month()
      .locator('div', { has: this.page.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) }) })
      .last();
  readonly spent = () => this.page.getByRole('progressbar', { name: 'Share of the budget that is spent' });
  readonly table = (by: 'zone' | 'tier' | 'source' | 'service') =>
    this.page.getByRole('table', { name: `Telemetry by ${by}` });
  readonly tab = (by: 'zone' | 'tier' | 'source' | 'service') =>
    this.page.getByRole('tab', { name: `By ${by}` });

  async setBudget(budget: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Budget for a month' }).fill(budget);
  }

  async setPrice(tier: 'Full' | 'Standard' | 'Sampled', price: string): Promise<void> {
    const group = this.page.getByRole('group', { name: tier });
    await group.getByRole('textbox', { name: 'Price for a GB' }).fill(price);
  }

  async save(): Promise<void> {
    await this.page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(this.page.getByText('Telemetry settings saved').first()).toBeVisible();
  }
}
