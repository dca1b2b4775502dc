import type { Page } from '@playwright/test';
import { Shell } from './shell';

/** `/quarantine`: events that could not be read. */
export class QuarantinePage {
  readonly shell: Shell;
  constructor(private readonly page: Page) {
    this.shell = new Shell(page);
  }

  open(search = ''): Promise<void> {
    return this.shell.open(`/quarantine${search}`, 'Quarantine');
  }

  readonly table = () => this.page.getByRole('table', { name: 'Quarantined events' });
  readonly rows = () =>
    this.table()
      .getByRole('row')
      .filter({ has: this.page.getByRole('cell') });
  readonly state = () => this.page.getByRole('combobox', { name: 'State' });
  readonly reason = () => this.page.getByRole('combobox', { name: 'Reason' });
  readonly panel = () => this.page.getByRole('dialog');
  readonly replayThis = () => this.panel().getByRole('button', { name: 'Replay this event' });
  readonly replayAll = () => this.page.getByRole('button', { name: /^Replay all/ });
  readonly replaySelected = () => this.page.getByRole('button', { name: /^Replay \d+ selected/ });
  /** What became of a replay; told in a live region of the page or of its panel. */
  readonly result = () => this.page.getByRole('status').filter({ hasText: /can (still not )?be read/ });
}
