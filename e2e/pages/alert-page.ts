import type { Page } from '@playwright/test';
import { Shell } from './shell';

/** `/alerts/[alertId]`: what fires, since when and why, and who has it. */
export class AlertPage {
  readonly shell: Shell;
  constructor(private readonly page: Page) {
    this.shell = new Shell(page);
  }

  readonly facts = () => this.page.getByRole('region', { name: 'What it is about' });
  readonly messages = () => this.page.getByRole('region', { name: 'Who was told' });
  readonly silences = () => this.page.getByRole('list', { name: 'Silences of this alert' });
  readonly change = (verb: 'Acknowledge' | 'Give back' | 'Resolve') =>
    this.page.getByRole('main').getByRole('button', { name: verb, exact: true });
  readonly silence = () => this.page.getByRole('main').getByRole('link', { name: 'Silence', exact: true });
  readonly openIncident = () => this.page.getByRole('link', { name: 'Open an incident' });

  /** Says of the alert what somebody does now, with a note. */
  async say(verb: 'Acknowledge' | 'Resolve', note: string): Promise<void> {
    await this.change(verb).click();
    const dialog = this.page.getByRole('dialog', { name: `${verb} this alert` });
    await dialog.getByRole('textbox', { name: 'Note' }).fill(note);
    await dialog.getByRole('button', { name: verb, exact: true }).click();
  }
}
