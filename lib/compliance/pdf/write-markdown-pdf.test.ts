import { expect, test } from 'vitest';
import { readPdfText } from '../testing/read-pdf-text';
import { writePdfInThread } from './thread/write-pdf-in-thread';
import { writeMarkdownPdf } from './write-markdown-pdf';

const MADE_AT = new Date('2026-11-21T12:00:00Z');
const textOf = async (text: string) =>
  readPdfText(await writeMarkdownPdf({ title: 'Postmortem 12', text }, MADE_AT, false))
    .join('\n')
    .replaceAll('|', '');

test('headings, lists, tables, code and links are all on paper', async () => {
  const text = await textOf(
    [
      '# Postmortem',
      'Some **bold** and `code/path` words.',
      '- [x] done\n- [ ] open\n  - nested',
      '1. first\n2. second',
      '| Zone | Denials |\n| --- | --- |\n| payments | 1,240 |',
      '```diff\n-allow\n+deny\n```',
      '> quoted',
      '[the change](https://git.example.com/7)',
    ].join('\n\n'),
  );
  for (const part of [
    'Postmortem',
    'Some bold and code/path words.',
    '[x] done',
    '[ ] open',
    'nested',
    'second',
    'payments',
    '1,240',
    '-allow',
    '+deny',
    'quoted',
    'the change (https://git.example.com/7)',
    'Page 1 of 1',
  ])
    expect(text).toContain(part);
});

test('HTML is not drawn, a picture is its address, and a character that no font has is its code point', async () => {
  const text = await textOf(
    '<script>alert(1)</script>\n\nbefore <b>bold</b> ![plan](https://x.example/p.png) 李',
  );
  expect(text).not.toContain('alert(1)');
  expect(text).not.toContain('<b>');
  expect(text).toContain('before bold plan (https://x.example/p.png) [U+674E]');
});

test('a thread sets the same file', async () => {
  const document = { title: 'Postmortem 12', text: '# One\n\n- two' };
  const pdf = await writeMarkdownPdf(document, MADE_AT);
  expect(await writePdfInThread({ kind: 'markdown', document, madeAt: MADE_AT })).toEqual(pdf);
});
