import { expect, type Page } from '@playwright/test';
import { Shell } from './shell';

/** `/settings/trust`: which zone an event belongs to. */
export class TrustPage {
  readonly shell: Shell;
  constructor(private readonly page: Page) {
    this.shell = new Shell(page);
  }

  async open(): Promise<void> {
    await this.shell.open('/settings/trust', 'Settings');
    await expect(this.rules()).toContainText('Unzoned in the last 24 hours');
  }

  readonly rules = () => this.page.getByRole('region', { name: 'Trust rules' });
  readonly preview = () => this.page.getByRole('region', { name: 'Preview' });
  /** What the preview says in words. */
  readonly verdict = () => this.preview().getByRole('status').first();
  readonly history = () => this.page.getByRole('region', { name: 'History' });
  readonly version = (version: number) =>
    this.history().getByRole('listitem', { name: `Version ${version}`, exact: true });
  readonly pastEvents = () => this.page.getByRole('region', { name: 'Past events' });
  /** What the last walk over past events did. */
  readonly run = () => this.pastEvents().getByRole('status');

  /** Adds a rule on a label after those that are there. */
  async addLabelRule(label: string, value: string, zone: string): Promise<void> {
    await this.rules().getByRole('button', { name: 'Add rule' }).click();
    const rule = this.rules()
      .getByRole('listitem', { name: /^Rule \d+$/ })
      .last();
    await rule.getByRole('textbox', { name: 'Label' }).fill(label);
    await rule.getByRole('textbox', { name: 'Value' }).fill(value);
    await rule.getByRole('combobox', { name: 'Zone' }).selectOption(zone);
  }

  async tryRules(): Promise<void> {
    await this.rules().getByRole('button', { name: 'Try on the last events' }).click();
    await expect(this.preview()).toBeVisible();
  }

  /** Saves the rules with a note and returns the number of their version. */
  async save(note: string): Promise<number> {
    await this.rules().getByRole('textbox', { name: 'Note' }).fill(note);
    const button = this.rules().getByRole('button', { name: /^Save as version \d+$/ });
    const version = Number(/\d+/.exec(await button.innerText())![0]);
    await button.click();
    await expect(this.version(version)).toContainText(note);
    return version;
  }

  async movePastEvents(): Promise<void> {
    await this.pastEvents().getByRole('button', { name: 'Move past events' }).click();
    const dialog = this.page.getByRole('alertdialog').or(this.page.getByRole('dialog'));
    await dialog.getByRole('button', { name: 'Move past events' }).click();
    await expect(dialog).toBeHidden();
  }
}
