import { expect, type Page } from '@playwright/test';
import { Shell } from './shell';

/** `/slos`: every objective, and the form that adds one. */
export class SlosPage {
  readonly shell: Shell;
  constructor(private readonly page: Page) {
    this.shell = new Shell(page);
  }

  async open(search = ''): Promise<void> {
    await this.shell.open(`/slos${search}`, 'Objectives');
    await expect(this.table()).toBeVisible();
  }

  readonly table = () => this.page.getByRole('table', { name: 'Objectives' });
  /** The row of an objective, by its name. */
  readonly row = (name: string) => this.table().getByRole('row').filter({ hasText: name });
  readonly link = (name: string) => this.row(name).getByRole('link');
  readonly filter = (name: 'Status' | 'Indicator' | 'Zone') =>
    this.page.getByRole('group', { name: 'Filters' }).getByRole('combobox', { name });
}

/** `/slos/new` and `/slos/[sloId]/edit`: the form of an objective with what its rules would mean. */
export class ObjectiveFormPage {
  readonly shell: Shell;
  constructor(private readonly page: Page) {
    this.shell = new Shell(page);
  }

  readonly field = (name: string) => this.page.getByRole('textbox', { name, exact: true });
  readonly choice = (name: string) => this.page.getByRole('combobox', { name, exact: true });
  readonly preview = () => this.page.getByRole('region', { name: 'What the rules mean' });
  /** What a rule means, by the rule's name. */
  readonly meaning = (rule: string) =>
    this.preview().getByRole('list', { name: 'Rules' }).getByRole('listitem').filter({ hasText: rule });
  readonly rule = (position: number) =>
    this.page.getByRole('group', { name: new RegExp(`^Rule ${position}:`) });

  async addRule(preset: string): Promise<void> {
    await this.page.getByRole('group', { name: 'Add a rule' }).getByRole('button', { name: preset }).click();
  }

  async removeRule(position: number): Promise<void> {
    await this.rule(position)
      .getByRole('button', { name: /^Remove rule/ })
      .click();
  }

  async save(): Promise<void> {
    await this.page.getByRole('button', { name: /^(Add|Save) objective$/ }).click();
  }
}
