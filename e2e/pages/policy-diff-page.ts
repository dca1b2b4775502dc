import type { Page } from '@playwright/test';
import { Shell } from './shell';

/** `/policies/[policyId]/diff`: what changed between two revisions. */
export class PolicyDiffPage {
  readonly shell: Shell;
  constructor(private readonly page: Page) {
    this.shell = new Shell(page);
  }

  readonly heading = (policy: string) => this.shell.heading(`Diff of ${policy}`);
  readonly text = (file: string) => this.page.getByRole('table', { name: `Changes of ${file}` });
  readonly removed = (file: string, line: string) =>
    this.text(file).getByRole('cell', { name: `Removed: ${line}` });
  readonly added = (file: string, line: string) =>
    this.text(file).getByRole('cell', { name: `Added: ${line}` });
  readonly view = (name: 'Unified' | 'Side by side') => this.page.getByRole('button', { name, exact: true });
}
