import type { Page } from '@playwright/test';
import { Shell } from './shell';

/** `/executive`: are we inside our objectives? */
export class ExecutivePage {
  readonly shell: Shell;
  constructor(private readonly page: Page) {
    this.shell = new Shell(page);
  }

  open(search = ''): Promise<void> {
    return this.shell.open(`/executive${search}`, 'Executive');
  }

  readonly zones = () => this.page.getByRole('table', { name: 'Zones' });
  /** The link of a zone, counted from the top. */
  readonly zoneLink = (index: number) => this.zones().getByRole('link').nth(index);

  readonly objectives = () => this.page.getByRole('table', { name: 'Objectives' });
  /** The row of an indicator: "M4 Telemetry coverage". */
  readonly objective = (name: string) => this.objectives().getByRole('row').filter({ hasText: name });
  /** What leads from an indicator to the events behind it. */
  readonly objectiveLink = (name: string) => this.objectives().getByRole('link', { name });
  /** The drawer that tells how an indicator is counted. */
  readonly formula = (id: string) => this.page.getByRole('dialog', { name: new RegExp(`^${id} `) });

  async openFormula(id: string): Promise<void> {
    await this.objectives()
      .getByRole('button', { name: `How ${id} is counted` })
      .click();
  }
}
