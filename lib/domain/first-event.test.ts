import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { FIRST_EVENT } from './first-event';
import { fillSnippet } from './source-setup';

const filled = FIRST_EVENT.map(({ text, ...snippet }) => ({
  ...snippet,
  text: fillSnippet(text, { url: 'https://gatehouse.example:8443', token: 'gh_token' }),
}));

describe('a way to send a first event', () => {
  it.each(filled.filter(({ language }) => language === 'yaml'))(
    '$title is YAML that names address and token',
    ({ text }) => {
      expect(typeof parse(text)).toBe('object');
      expect(text).toContain('gatehouse.example');
      expect(text).toContain('gh_token');
      expect(text).not.toContain('{{');
    },
  );
});
