import { formatCounted } from '@/components/format/format-count';
import { Panel } from '@/components/states/panel';
import type { PolicyDiff } from '@/lib/domain/read-models/policies';
import type { ChangeWords } from '@/lib/domain/read-models/policy-words';
import { QuotedSentence } from './quoted-sentence';
import { WordStatementItem } from './word-statement-item';

/** What a revision changes, in words: the verdict, each change with its line, and how each file was compared. */
export function ChangeWordsPanel({ words, files }: { words: ChangeWords; files: PolicyDiff['files'] }) {
  return (
    <Panel title="What changed" flush>
      {words.statements.length === 0 ? (
        <p className="text-fg-muted px-4 py-3 text-sm">No rule reads differently.</p>
      ) : (
        <ol>
          {words.statements.map((statement, index) => (
            <WordStatementItem key={index} statement={statement} files={files} />
          ))}
        </ol>
      )}
      {words.more > 0 ? (
        <p className="border-line text-fg-muted border-t px-4 py-2 text-sm">
          And {formatCounted(words.more, 'more change')}: the text below has them all.
        </p>
      ) : null}
      {words.files.length > 0 ? (
        <ul
          aria-label="How each file was compared"
          className="border-line text-fg-muted grid gap-0.5 border-t px-4 py-2 text-xs"
        >
          {words.files.map(({ path, sentence }) => (
            <li key={path}>
              <span className="font-mono [overflow-wrap:anywhere]">{path}</span>:{' '}
              <QuotedSentence sentence={sentence} />
            </li>
          ))}
        </ul>
      ) : null}
    </Panel>
  );
}
