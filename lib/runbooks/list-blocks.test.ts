import { describe, expect, it } from 'vitest';
import { listBlocks } from './list-blocks';

describe('the steps of a runbook', () => {
  it('are the items of task lists, with what is indented below them; the rest is text', () => {
    const body = [
      'First look.',
      '',
      '- [ ] Open the diff',
      '  and read it:',
      '',
      '  ```sh',
      '  - [ ] not a step',
      '  ```',
      '- [x] Roll back',
      '',
      'Then wait.',
    ].join('\n');
    expect(listBlocks(body)).toEqual([
      { kind: 'text', text: 'First look.' },
      {
        kind: 'step',
        id: 'open-the-diff',
        text: 'Open the diff\nand read it:\n\n```sh\n- [ ] not a step\n```',
      },
      { kind: 'step', id: 'roll-back', text: 'Roll back' },
      { kind: 'text', text: 'Then wait.' },
    ]);
  });

  it('keep their id when they move, and for ever where it is written', () => {
    const ids = (body: string) => listBlocks(body).map((block) => (block.kind === 'step' ? block.id : null));
    expect(ids('- [ ] One\n- [ ] Two')).toEqual(['one', 'two']);
    expect(ids('- [ ] Two\n- [ ] One')).toEqual(['two', 'one']);
    expect(ids('- [ ] Other words {#one}')).toEqual(['one']);
    expect(ids('- [ ] Same\n- [ ] Same')).toEqual(['same', 'same-2']);
    expect(ids('- [ ] ¿?')).toEqual(['step']);
  });

  it('are none within a block of code, whatever marks it', () => {
    expect(listBlocks('~~~\n- [ ] no\n```\n- [ ] no\n~~~').map(({ kind }) => kind)).toEqual(['text']);
  });
});
