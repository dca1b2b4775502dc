import type { Page } from '@playwright/test';
import { Shell } from './shell';

/** `/policies/[policyId]/replay`: a new replay. */
export class ReplayPage {
  readonly shell: Shell;
  constructor(private readonly page: Page) {
    this.shell = new Shell(page);
  }

  readonly heading = (policy: string) => this.shell.heading(`Replay of ${policy}`);
  readonly text = (file: string) => this.page.getByRole('textbox', { name: `Text of ${file}` });
  readonly covered = () => this.shell.panel(/^Decisions$/).getByText(/^Covers [\d,]+ decisions?\.$/);
  readonly previewed = () => this.shell.panel('Input and preview').getByRole('listitem');
  readonly previewChanges = () => this.page.getByRole('button', { name: 'Preview the changes' });
  readonly start = () => this.page.getByRole('button', { name: 'Start replay' });
}

/** `/policies/[policyId]/replay/[runId]`: what a replay found. */
export class ReplayRunPage {
  readonly shell: Shell;
  constructor(private readonly page: Page) {
    this.shell = new Shell(page);
  }

  readonly run = () => this.shell.panel(/^Run$/);
  readonly answer = () => this.page.getByText(/^Of [\d,]+ decisions [\d,]+ unchanged;/).first();
  readonly reviewed = () => this.shell.panel('Reviewed denials');
  readonly flips = () => this.page.getByRole('table', { name: 'Decisions that change' });
  readonly candidate = () => this.shell.panel("The candidate's text");
}
