import { expect, type Page } from '@playwright/test';
import { Shell } from './shell';

/** `/incidents/new` and `/incidents/[id]`: an incident from its opening to its end. */
export class IncidentPage {
  readonly shell: Shell;
  constructor(private readonly page: Page) {
    this.shell = new Shell(page);
  }

  /** Where it is opened, with the alerts to choose from. */
  readonly title = () => this.page.getByRole('textbox', { name: 'Title' });
  readonly chosenAlerts = () => this.page.getByRole('checkbox', { checked: true });
  readonly open = () => this.page.getByRole('button', { name: 'Open the incident' });

  readonly panel = (name: string) => this.page.getByRole('region', { name, exact: true });
  readonly step = (text: string | RegExp) => this.panel('Steps').getByRole('checkbox', { name: text });
  readonly runbookStep = (text: RegExp) => this.panel('Runbook').getByRole('checkbox', { name: text });
  readonly measures = () => this.panel('Rollbacks and bypasses');
  readonly timeline = () => this.panel('Timeline');
  readonly rollback = () => this.page.getByRole('dialog', { name: 'Record a rollback' });
  readonly postmortem = () =>
    this.page.getByRole('main').getByRole('link', { name: 'Postmortem', exact: true });

  /** Records the rollback that Gatehouse proposes, with the reason. */
  async recordRollback(justification: string): Promise<void> {
    await this.rollback().getByRole('textbox', { name: 'Why' }).fill(justification);
    await this.rollback().getByRole('button', { name: 'Record' }).click();
    await expect(this.rollback()).toBeHidden();
  }

  async resolve(note: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Resolve', exact: true }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Resolve the incident' });
    await dialog.getByRole('textbox', { name: 'Note' }).fill(note);
    await dialog.getByRole('button', { name: 'Resolve', exact: true }).click();
    await expect(dialog).toBeHidden();
  }
}
