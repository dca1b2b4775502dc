import { formatCount } from '@/components/format/format-count';
import type { PolicyDiff } from '@/lib/domain/read-models/policies';
import { fileId } from './line-target';

type File = PolicyDiff['files'][number];

/** The changed files with what was added and removed, each a way to its text. */
export function FileIndex({
  files,
  onGo,
}: {
  files: readonly { file: File; place: number }[];
  /** Called before the browser goes there: a closed file opens. */
  onGo: (place: number) => void;
}) {
  return (
    <nav aria-label="Changed files">
      <ul className="border-line bg-surface grid max-h-60 gap-0.5 overflow-y-auto rounded-lg border p-2 text-xs">
        {files.map(({ file: { path, added, removed }, place }) => (
          <li key={path} className="flex items-start justify-between gap-3">
            <a
              href={`#${fileId(place)}`}
              onClick={() => onGo(place)}
              className="link inline-flex min-h-6 min-w-0 items-center font-mono [overflow-wrap:anywhere]"
            >
              {path}
            </a>
            <span className="figures flex min-h-6 shrink-0 items-center gap-2 font-mono">
              <Count sign="+" count={added} word="added" />
              <Count sign="−" count={removed} word="removed" />
            </span>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const Count = ({ sign, count, word }: { sign: string; count: number; word: string }) => (
  <span>
    <span aria-hidden>
      {sign}
      {formatCount(count)}
    </span>
    <span className="sr-only">
      {formatCount(count)} {word}
    </span>
  </span>
);
