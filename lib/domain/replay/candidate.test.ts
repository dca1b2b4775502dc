import { expect, test } from 'vitest';
import { replayCandidateSchema } from './candidate';

const onServer = (given: object) =>
  replayCandidateSchema.safeParse({
    engine: 'rego-server',
    files: { 'a.rego': 'package a' },
    opaUrl: 'http://opa.internal:8181',
    ...given,
  }).success;

test('a candidate for an OPA server names no password, and no path that leads elsewhere', () => {
  expect(onServer({ entrypoint: 'http/authz/allow' })).toBe(true);
  for (const opaUrl of ['http://me:secret@opa.internal', 'https://token@opa.internal', 'file:///etc/passwd'])
    expect(onServer({ opaUrl })).toBe(false);
  for (const entrypoint of ['../secrets', 'a/../../b', './a', 'a/.', '..'])
    expect(onServer({ entrypoint })).toBe(false);
});
