import type { Page } from '@playwright/test';
import { Shell } from './shell';

/** `/policies/[policyId]/diff`: what changed between two revisions. */
export class PolicyDiffPage {
  readonly shell: Shell;
  constructor(private readonly page: Page) {
    this.shell = new Shell(page);
  }

  readonly heading = (policy: string) => this.shell.heading(`Diff of ${policy}`);
  readonly text = (file: string) => this.page.getByRole('table', { name: `Changes of ${file}` });
  readonly removed = (file: string, line: string) => this.line(file, 'Removed', line);
  readonly added = (file: string, line: string) => this.line(file, 'Added', line);
  readonly view = (name: 'Unified' | 'Side by side') => this.page.getByRole('button', { name, exact: true });
  readonly ignoreWhitespace = () => this.page.getByRole('switch', { name: 'Ignore white space' });
  readonly file = (path: string) => this.page.getByRole('region', { name: path });
  readonly fileToggle = (path: string) => this.file(path).getByRole('button', { name: path, exact: true });
  readonly fileLink = (path: string) =>
    this.page.getByRole('navigation', { name: 'Changed files' }).getByRole('link', { name: path });
  /** The number of a line, whose element other pages link to. */
  readonly lineNumber = (file: number, side: 'from' | 'to', line: number) =>
    this.page.locator(`#diff-${file}-${side}-${line}`);
  /** The row that has the focus. */
  readonly focusedRow = () => this.page.locator('tr:focus');
  /** Words of the code that are highlighted as its language's own. */
  readonly keywords = (file: string) => this.text(file).locator('.text-code-keyword');
  readonly copyPatch = () => this.page.getByRole('button', { name: 'Copy as patch' });
  readonly downloadPatch = () => this.page.getByRole('link', { name: 'Download patch' });

  async open(policy: string, query: Record<string, string> = {}, hash = ''): Promise<void> {
    const path = `/policies/${encodeURIComponent(policy)}/diff?${new URLSearchParams(query)}${hash}`;
    await this.shell.open(path, `Diff of ${policy}`);
  }

  /** Selects from the start of one cell of code to the end of another and copies. */
  async copyBetween(first: string, last: string): Promise<string> {
    await this.page.evaluate(
      ([first, last]) => {
        const cells = [...document.querySelectorAll('[data-code]')];
        const find = (text: string) => cells.find((cell) => cell.textContent === text)!;
        getSelection()!.setBaseAndExtent(find(first!), 0, find(last!), find(last!).childNodes.length);
      },
      [first, last],
    );
    await this.page.keyboard.press('Control+c');
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  private line(file: string, change: 'Added' | 'Removed', text: string) {
    const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return this.text(file).getByRole('cell', { name: new RegExp(`${change} line \\d+: ${escaped}`) });
  }
}
