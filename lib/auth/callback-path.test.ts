import { expect, it } from 'vitest';
import { callbackPathOf } from './callback-path';

it.each([
  ['/denials?from=now-1h&zone=payments#x', '/denials?from=now-1h&zone=payments#x'],
  ['/', '/'],
  ['https://evil.example/', '/'],
  ['//evil.example/x', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/.//evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?callbackUrl=/', '/'],
  ['', '/'],
  [undefined, '/'],
])('%s leads to %s', (given, path) => expect(callbackPathOf(given)).toBe(path));
