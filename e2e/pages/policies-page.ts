import type { Locator, Page } from '@playwright/test';
import { Shell } from './shell';

/** `/policies` and `/policies/[policyId]`: the list with its findings, and the page of a policy. */
export class PoliciesPage {
  readonly shell: Shell;
  constructor(private readonly page: Page) {
    this.shell = new Shell(page);
  }

  async open(search = ''): Promise<void> {
    await this.shell.open(`/policies${search}`, 'Policies');
  }

  readonly finding = (name: string) =>
    this.page.getByRole('group', { name: 'Findings' }).getByRole('button', { name });
  readonly table = () => this.page.getByRole('table', { name: 'Policies', exact: true });
  readonly row = (policy: string): Locator => this.table().getByRole('row').filter({ hasText: policy });
  readonly link = (policy: string) => this.table().getByRole('link', { name: policy, exact: true });

  readonly lane = (environment: string) =>
    this.shell.panel('Revisions in force').getByRole('listitem', { name: environment });
  readonly points = () => this.page.getByRole('table', { name: 'Enforcement points', exact: true });
  readonly point = (text: string): Locator => this.points().getByRole('row').filter({ hasText: text });
}
