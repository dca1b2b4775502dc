import { expect, type Page } from '@playwright/test';
import { Shell } from './shell';

/** `/audit/[entryId]`: one entry of the audit log and its proof. */
export class AuditEntryPage {
  readonly shell: Shell;
  constructor(private readonly page: Page) {
    this.shell = new Shell(page);
  }

  readonly verdict = () => this.page.getByRole('status', { name: 'Verification' });
  readonly failure = () => this.page.getByRole('alert').filter({ hasText: 'does not verify' });
  readonly steps = () => this.page.getByRole('list', { name: 'Steps of the proof' }).locator('> li');
  readonly facts = () => this.shell.panel('Who, what, where');
  readonly changes = () => this.shell.panel('Before and after');
  readonly sameActor = () => this.shell.panel('The same actor around it');
  readonly leafDownload = () => this.page.getByRole('button', { name: 'Leaf as a file' });
  readonly proofDownload = () => this.page.getByRole('link', { name: 'Proof as a file' });
  readonly actor = (name: string) => this.facts().getByRole('link', { name, exact: true });

  /** Opens an entry and waits until its proof is there: a checkpoint comes within ten seconds. */
  async open(id: string): Promise<void> {
    await this.shell.open(`/audit/${id}`, 'Audit entry');
    await expect(this.steps()).toHaveCount(7, { timeout: 30_000 });
  }
}
