import type { Page } from '@playwright/test';
import { Shell } from './shell';

/** `/alerts/silences/new`: what is to be hidden, and what that would be. */
export class SilenceFormPage {
  readonly shell: Shell;
  constructor(private readonly page: Page) {
    this.shell = new Shell(page);
  }

  readonly matchers = () => this.page.getByRole('listitem', { name: /^Matcher \d+$/ });
  readonly preview = () => this.page.getByRole('region', { name: 'What it would hide' });
  readonly field = (name: string) => this.page.getByRole('textbox', { name, exact: true });
  readonly add = () => this.page.getByRole('button', { name: 'Add silence' });
}
