import { expect, type Page } from '@playwright/test';

/** The frame of every page of the console: sidebar, header, palette, shortcuts. */
export class Shell {
  constructor(private readonly page: Page) {}

  readonly heading = (name: string | RegExp) => this.page.getByRole('heading', { level: 1, name });
  readonly sidebarLink = (name: string) =>
    this.page.getByRole('complementary').getByRole('link', { name, exact: true });
  readonly palette = () => this.page.getByRole('dialog', { name: 'Command palette' });
  readonly shortcuts = () => this.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  readonly rangeButton = () => this.page.getByRole('button', { name: /^Time range:/ });
  readonly rangePicker = () => this.page.getByRole('dialog', { name: 'Time range' });
  readonly refreshMode = () => this.page.getByRole('button', { name: /^Refresh:/ });
  readonly zone = () => this.page.getByRole('combobox', { name: 'Zone' });
  readonly environment = () => this.page.getByRole('combobox', { name: 'Environment' });
  readonly panel = (name: string | RegExp) => this.page.getByRole('region', { name });
  readonly sidePanel = () => this.page.getByRole('dialog');

  /** Opens a page of the console and waits until it can be used. */
  async open(path: string, heading: string | RegExp): Promise<void> {
    await this.page.goto(path);
    await this.isAt(heading);
  }

  async isAt(heading: string | RegExp): Promise<void> {
    await expect(this.heading(heading)).toBeVisible();
  }

  async chooseRange(preset: string): Promise<void> {
    await this.rangeButton().click();
    await this.rangePicker().getByRole('button', { name: preset, exact: true }).click();
    await expect(this.rangePicker()).toBeHidden();
  }

  async signOut(): Promise<void> {
    await this.page
      .getByRole('complementary')
      .getByRole('button', { name: /^Demo |^Dev / })
      .click();
    await this.page.getByRole('menuitem', { name: 'Sign out' }).click();
  }
}
