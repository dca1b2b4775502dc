import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { Shell } from './shell';

/** `/audit/integrity`: whether the audit log holds, and the keys that it is verified with. */
export class AuditIntegrityPage {
  readonly shell: Shell;
  constructor(private readonly page: Page) {
    this.shell = new Shell(page);
  }

  /** Stands on top of every page about the log while something of it does not verify. */
  readonly alarm = () => this.page.getByRole('alert', { name: 'The audit log failed verification' });
  readonly verification = () => this.shell.panel(/^M7 audit log integrity/);
  readonly findings = () => this.shell.panel('Findings').getByRole('listitem');

  open(): Promise<void> {
    return this.shell.open('/audit/integrity', 'Audit');
  }

  /** The public key of the log, as a verifier takes it. */
  async downloadKey(): Promise<string> {
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: 'Download public key' }).click();
    return (await readFile(await (await download).path(), 'utf8')).trim();
  }
}
