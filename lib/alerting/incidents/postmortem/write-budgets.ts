import { writeCount } from '@/lib/domain/compliance/write-cell';
import { sayShare } from '@/lib/slo/words';
import { plain, table } from './markdown-parts';
import type { PostmortemFacts } from './postmortem-facts';

/** What it took of error budgets, most first. */
export function writeBudgets({ budgets }: PostmortemFacts): string[] {
  return [
    '## Error budget burned',
    budgets.length === 0
      ? 'No objective of its zones was measured meanwhile.'
      : table(
          ['Objective', 'Bad', 'Of', 'Share of the budget'],
          budgets.map(({ name, indicator, bad, total, consumed }) => [
            `${indicator} ${plain(name)}`,
            writeCount(bad),
            writeCount(total),
            consumed === null ? 'No data' : sayShare(consumed),
          ]),
        ),
  ];
}
