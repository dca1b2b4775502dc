import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { Shell } from './shell';

/** `/incidents/[id]/postmortem`: what was learned, as text and as a file. */
export class PostmortemPage {
  readonly shell: Shell;
  constructor(private readonly page: Page) {
    this.shell = new Shell(page);
  }

  readonly draft = () => this.page.getByRole('region', { name: 'As Gatehouse fills it in' });
  readonly version = (number: number) =>
    this.page.getByRole('region', { name: new RegExp(`^Version ${number} by`) });
  readonly edit = () => this.page.getByRole('button', { name: 'Edit', exact: true });
  readonly text = () => this.page.getByRole('textbox', { name: 'Text' });
  readonly save = () => this.page.getByRole('button', { name: 'Save', exact: true });

  /** The file that the page hands out, and the name it is to have. */
  async download(format: 'Markdown' | 'PDF'): Promise<{ name: string; bytes: Buffer }> {
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('main').getByRole('link', { name: format, exact: true }).click();
    const file = await download;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  }
}
