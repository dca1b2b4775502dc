import type { Page } from '@playwright/test';
import { Shell } from './shell';

/** `/slos/[sloId]`: how one objective does. */
export class SloPage {
  readonly shell: Shell;
  constructor(private readonly page: Page) {
    this.shell = new Shell(page);
  }

  open(id: string, name: string | RegExp, search = ''): Promise<void> {
    return this.shell.open(`/slos/${id}${search}`, name);
  }

  /** One of the figures at the top, with what explains it. */
  readonly tile = (label: string) =>
    this.page
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('heading', { level: 2, name: label, exact: true }) });
  readonly chart = (name: string) => this.page.getByRole('figure', { name: new RegExp(`^${name}`) });
  readonly rules = () => this.page.getByRole('table', { name: 'Alert rules' });
  readonly rule = (name: string) => this.rules().getByRole('row').filter({ hasText: name });
  /** Who burned the budget: "by policy revision". */
  readonly attribution = (by: string) => this.page.getByRole('table', { name: `Budget burned ${by}` });
  readonly corrections = () => this.page.getByRole('region', { name: 'Corrections', exact: true });
  readonly withCorrections = (choice: 'With corrections' | 'Without') =>
    this.page.getByRole('group', { name: 'Corrections' }).getByRole('button', { name: choice, exact: true });
}
