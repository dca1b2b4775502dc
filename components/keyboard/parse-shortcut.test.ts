import { expect, it } from 'vitest';
import { matchPress, mayAct, nameOfPress, type KeyPress } from './parse-shortcut';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  typing: false,
  ...more,
});
const shortcuts = [
  { keys: ['g', 'e'], id: 'executive' },
  { keys: ['g', 'o'], id: 'on-call' },
  { keys: ['e'], id: 'edit' },
  { keys: ['mod+k'], id: 'palette' },
];

it('a sequence waits for its second key and then runs', () => {
  expect(matchPress(shortcuts, [], 'g')).toEqual({ kind: 'wait', pending: ['g'] });
  expect(matchPress(shortcuts, ['g'], 'o')).toMatchObject({ kind: 'run', shortcuts: [{ id: 'on-call' }] });
});

it('a sequence wins over a single key, and a stray first key does not swallow the next', () => {
  expect(matchPress(shortcuts, ['g'], 'e')).toMatchObject({ kind: 'run', shortcuts: [{ id: 'executive' }] });
  expect(matchPress(shortcuts, [], 'e')).toMatchObject({ kind: 'run', shortcuts: [{ id: 'edit' }] });
  expect(matchPress(shortcuts, ['g'], 'mod+k')).toMatchObject({
    kind: 'run',
    shortcuts: [{ id: 'palette' }],
  });
  expect(matchPress(shortcuts, [], 'z')).toEqual({ kind: 'none' });
});

it('several with the same keys are asked in turn, the last registered first', () => {
  const tables = [
    { keys: ['j'], id: 'first table' },
    { keys: ['j'], id: 'second table' },
  ];
  expect(matchPress(tables, [], 'j')).toMatchObject({
    shortcuts: [{ id: 'second table' }, { id: 'first table' }],
  });
});

it('Ctrl and ⌘ are the same', () => {
  expect(nameOfPress(press('k', { ctrlKey: true }))).toBe('mod+k');
  expect(nameOfPress(press('K', { metaKey: true }))).toBe('mod+k');
});

it('single keys stay off inside inputs and when switched off; combinations and Escape stay on', () => {
  expect(mayAct(press('t', { typing: true }), true)).toBe(false);
  expect(mayAct(press('t'), false)).toBe(false);
  expect(mayAct(press('k', { ctrlKey: true, typing: true }), false)).toBe(true);
  expect(mayAct(press('Escape', { typing: true }), false)).toBe(true);
  expect(mayAct(press('t'), true)).toBe(true);
});
