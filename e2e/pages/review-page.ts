import { expect, type Page } from '@playwright/test';
import { Shell } from './shell';

/** `/review`: the estimate of M3 and the queue. */
export class ReviewPage {
  readonly shell: Shell;
  constructor(private readonly page: Page) {
    this.shell = new Shell(page);
  }

  readonly estimate = () => this.shell.panel('M3 policy deny accuracy');
  readonly interval = () => this.estimate().getByRole('img', { name: /95\s% interval/ });
  readonly queue = () => this.shell.panel('Queue');
  readonly question = () => this.queue().getByRole('group', { name: 'Was this denial right?' });
  readonly causes = () => this.queue().getByRole('group', { name: 'Why was it wrong?' });
  readonly sentence = () => this.queue().getByTestId('denial-sentence');
  readonly note = () => this.queue().getByRole('textbox', { name: 'Note' });
  readonly judged = (count: number) =>
    this.queue().getByText(`${count} ${count === 1 ? 'denial' : 'denials'} judged in this sitting`);

  open(search = ''): Promise<void> {
    return this.shell.open(`/review${search}`, 'Review');
  }

  /** Waits until a denial is at hand and can be judged. */
  async isReady(): Promise<void> {
    await expect(this.question().or(this.causes())).toBeVisible();
    await expect(this.sentence()).toBeVisible();
    await expect(this.queue().getByRole('button', { name: 'True block' })).not.toHaveAttribute(
      'aria-disabled',
    );
  }
}
