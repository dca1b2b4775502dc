import { describe, expect, it } from 'vitest';
import { fillSnippet } from './source-setup';

describe('a configuration to paste', () => {
  it('names the address and the token', () => {
    const text = '{{url}}/api/ingest/opa {{token}} {{host}}:{{port}} tls={{tls}}';
    expect(fillSnippet(text, { url: 'https://gatehouse.example', token: 'gh_1' })).toBe(
      'https://gatehouse.example/api/ingest/opa gh_1 gatehouse.example:443 tls=on',
    );
    expect(fillSnippet(text, { url: 'http://localhost:3000', token: null })).toBe(
      'http://localhost:3000/api/ingest/opa YOUR_TOKEN localhost:3000 tls=off',
    );
  });

  it('leaves the braces of other languages alone', () => {
    expect(fillSnippet('{{ .Values.x }} ${{ secrets.T }}', { url: 'http://localhost', token: null })).toBe(
      '{{ .Values.x }} ${{ secrets.T }}',
    );
  });
});
