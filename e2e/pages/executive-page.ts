import type { Page } from '@playwright/test';
import { Shell } from './shell';

/** `/executive`: are we inside our objectives? */
export class ExecutivePage {
  readonly shell: Shell;
  constructor(private readonly page: Page) {
    this.shell = new Shell(page);
  }

  readonly zones = () => this.page.getByRole('table', { name: 'Zones' });
  /** The link of a zone, counted from the top. */
  readonly zoneLink = (index: number) => this.zones().getByRole('link').nth(index);
}
