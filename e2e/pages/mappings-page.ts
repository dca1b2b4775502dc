import { expect, type Page } from '@playwright/test';
import { Shell } from './shell';

/** `/settings/mappings`: how results of policies become allow or deny. */
export class MappingsPage {
  readonly shell: Shell;
  constructor(private readonly page: Page) {
    this.shell = new Shell(page);
  }

  open(source: string): Promise<void> {
    return this.shell.open(`/settings/mappings?${new URLSearchParams({ source })}`, 'Settings');
  }

  readonly source = () => this.page.getByRole('combobox', { name: 'Source' });
  readonly rule = (position: number) => this.page.getByRole('listitem', { name: `Rule ${position}` });
  readonly preview = () => this.page.getByRole('region', { name: 'Preview' });

  /** Adds a rule at the end of the draft. `allow` is JSON with commas between: `"go", true`. */
  async addRule(position: number, rule: { policy: string; path: string; allow: string }): Promise<void> {
    await this.page.getByRole('button', { name: 'Add rule' }).click();
    const row = this.rule(position);
    await row.getByRole('textbox', { name: 'Policy' }).fill(rule.policy);
    await row.getByRole('textbox', { name: 'Path in the result' }).fill(rule.path);
    await row.getByRole('textbox', { name: 'Values that mean allow' }).fill(rule.allow);
  }

  tryOut(): Promise<void> {
    return this.page.getByRole('button', { name: 'Try on the last decisions' }).click();
  }

  /** Saves the rules and waits until the page says that they are in force. */
  async save(source: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Save rules' }).click();
    await expect(this.page.getByText(`Mappings of ${source} saved`).first()).toBeVisible();
  }
}
