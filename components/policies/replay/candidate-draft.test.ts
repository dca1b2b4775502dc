import { expect, test } from 'vitest';
import { toCandidate, type CandidateDraft } from './candidate-draft';

const base = { revision: 'v1', files: { 'a.cedar': 'permit (principal, action, resource);' } };
const draft = (change: Partial<CandidateDraft> = {}): CandidateDraft => ({
  engine: 'cedar',
  files: base.files,
  bundle: null,
  opaUrl: '',
  entrypoint: '',
  ...change,
});

test("a revision's unchanged texts go by its name, edited ones as they are", () => {
  expect(toCandidate(draft(), base)).toEqual({ candidate: { engine: 'cedar', revision: 'v1' } });
  expect(toCandidate(draft({ files: { 'a.cedar': 'x', 'b.cedar': ' ' } }), base)).toEqual({
    candidate: { engine: 'cedar', files: { 'a.cedar': 'x' } },
  });
  expect(toCandidate(draft(), { ...base, revision: null })).toEqual({
    candidate: { engine: 'cedar', files: base.files },
  });
});

test('what is missing is said', () => {
  expect(toCandidate(draft({ files: { 'a.cedar': '' } }), base)).toHaveProperty('missing');
  expect(toCandidate(draft({ engine: 'rego-wasm' }), base)).toHaveProperty('missing');
  expect(toCandidate(draft({ engine: 'rego-server' }), base)).toHaveProperty('missing');
});

test('a bundle and a server carry their entrypoint', () => {
  expect(
    toCandidate(
      draft({
        engine: 'rego-wasm',
        bundle: { name: 'b.tar.gz', base64: 'AAAA' },
        entrypoint: ' http/allow ',
      }),
      base,
    ),
  ).toEqual({
    candidate: { engine: 'rego-wasm', name: 'b.tar.gz', bundle: 'AAAA', entrypoint: 'http/allow' },
  });
  expect(toCandidate(draft({ engine: 'rego-server', opaUrl: 'http://opa:8181' }), base)).toEqual({
    candidate: { engine: 'rego-server', opaUrl: 'http://opa:8181', entrypoint: null, revision: 'v1' },
  });
});
