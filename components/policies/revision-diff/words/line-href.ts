import { lineId } from '@/components/diff/line-target';
import type { WordPlace } from '@/lib/domain/read-models/policy-words';

/** Where a statement leads on the page: `#diff-0-to-12`, the line of the text; null where it names no line. */
export function lineHref({ file, side, line }: WordPlace, files: readonly { path: string }[]): string | null {
  const index = files.findIndex(({ path }) => path === file);
  return index < 0 || line === null ? null : `#${lineId(index, side, line)}`;
}
