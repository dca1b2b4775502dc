import { expect, test } from 'vitest';
import { planRunbookImport } from './plan-import';

const text = (title: string) => `---\ntitle: ${title}\n---\nDo it.\n`;

test('each Markdown file is a runbook named as it, and what cannot be one is a problem', () => {
  const { runbooks, problems } = planRunbookImport({
    'ops/restart.md': text('Restart'),
    'ops/README.md': '# About',
    'ops/notes.txt': 'nothing',
    'other/restart.md': text('Restart again'),
    'Bad Name.md': text('Bad'),
    'broken.md': 'no head',
    'new.md': text('Taken'),
  });
  expect(runbooks.map(({ slug, path, head }) => [slug, path, head.title])).toEqual([
    ['restart', 'ops/restart.md', 'Restart'],
  ]);
  expect(problems.map(({ path }) => path)).toEqual([
    'Bad Name.md',
    'broken.md',
    'new.md',
    'other/restart.md',
  ]);
});

test('line ends of Windows make no other text', () => {
  const [unix, windows] = [text('Same'), text('Same').replaceAll('\n', '\r\n')].map(
    (each) => planRunbookImport({ 'a.md': each }).runbooks[0]!.text,
  );
  expect(windows).toBe(unix);
});
