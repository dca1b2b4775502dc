import type { Locator, Page } from '@playwright/test';
import { Shell } from './shell';

/** `/on-call`: what is broken now. */
export class OnCallPage {
  readonly shell: Shell;
  constructor(private readonly page: Page) {
    this.shell = new Shell(page);
  }

  open(search = ''): Promise<void> {
    return this.shell.open(`/on-call${search}`, 'On-call');
  }

  /** Stands above everything else while the audit log does not verify. */
  readonly auditAlarm = () => this.page.getByRole('alert', { name: 'The audit log failed verification' });
  readonly groups = () => this.page.getByRole('table', { name: 'Active denials' });
  /** The row of a service under a policy. */
  readonly group = (service: string, policy: string): Locator =>
    this.groups().getByRole('row').filter({ hasText: service }).filter({ hasText: policy });
  /** What leads from a row to its denials. */
  readonly groupLink = (group: Locator) => group.getByRole('link').first();
  /** What leads from a row to the diff of the change before it. */
  readonly changeLink = (group: Locator) =>
    group.getByRole('link', { name: /activated|published|rolled back/ });
}
