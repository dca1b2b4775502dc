import { expect, it } from 'vitest';
import { listSearchWords, listWords } from './list-search-words';

it.each([
  ['pci-egress', ['pci-egress', 'pci', 'egress']],
  ['Alice@Corp.example', ['alice@corp.example', 'alice', 'corp', 'example']],
  ['policy.update', ['policy.update', 'policy', 'update']],
  ['payments', ['payments']],
  ['"Öffnen" jetzt!', ['öffnen', 'jetzt']],
  ['192.0.2.7', ['192.0.2.7', '192', '0', '2', '7']],
  ['--- ', []],
])('%s is found by its words', (text, words) => {
  expect(listWords(text)).toEqual(words);
});

it('has each word once, those of changes last, and a bound', () => {
  expect(
    listSearchWords(['payments', null, 'policy payments'], { mode: ['audit', 'enforce'], n: 3, ok: true }),
  ).toEqual(['payments', 'policy', 'mode', 'audit', 'enforce', 'n', '3', 'ok']);
  const many = Array.from({ length: 500 }, (_, index) => `word${index}`).join(' ');
  expect(listSearchWords([many], { further: 'words' })).toHaveLength(96);
});

it('cuts long words at a whole character', () => {
  expect(listWords(`a${'𝒳'.repeat(100)}`)).toEqual([`a${'𝒳'.repeat(59)}`]);
  expect(listWords('x'.repeat(1_000))).toEqual(['x'.repeat(60)]);
});
