import type { Page } from '@playwright/test';
import { Shell } from './shell';

/** `/denials/[eventId]`: one denial. */
export class DenialPage {
  readonly shell: Shell;
  constructor(private readonly page: Page) {
    this.shell = new Shell(page);
  }

  readonly heading = () => this.shell.heading('Denial');
  readonly change = () => this.page.getByRole('region', { name: 'Policy change before it' });
  readonly openDiff = () => this.change().getByRole('link', { name: 'Open the diff' });
}
