import { describe, expect, test } from 'vitest';
import { asksTheMoment } from './asks-the-moment';
import { isInternalAddress } from '@/lib/domain/is-internal-address';
import { rewritePackages } from './rewrite-packages';

describe('the packages of a candidate', () => {
  test('are moved with what they say of each other; texts, comments and other data stay', () => {
    const { files, packages } = rewritePackages(
      {
        'authz.rego': `# package old.name, see data.http.authz
package http.authz

import data.http.shared as s
import data.users

default allow := false
allow if { data.http.authz.roles[input.user] == "data.http.authz"; not mydata.http.authz }
raw := \`data.http.authz\``,
        'shared.rego': 'package http.shared\nanswer := data.http["authz"]',
        'README.md': 'no Rego',
      },
      'tmp_1',
    );
    expect(packages).toEqual(['http.authz', 'http.shared']);
    expect(Object.keys(files)).toEqual(['authz.rego', 'shared.rego']);
    expect(files['authz.rego']).toBe(`# package old.name, see data.http.authz
package tmp_1.http.authz

import data.tmp_1.http.shared as s
import data.users

default allow := false
allow if { data.tmp_1.http.authz.roles[input.user] == "data.http.authz"; not mydata.http.authz }
raw := \`data.http.authz\``);
    expect(files['shared.rego']).toBe('package tmp_1.http.shared\nanswer := data.tmp_1.http["authz"]');
  });

  test('are asked for where there is none', () => {
    expect(() => rewritePackages({ 'a.rego': '# package a' }, 'tmp')).toThrow('a.rego names no package');
  });

  test('are what a text begins with: nothing that only looks like one is moved in its stead', () => {
    const { packages } = rewritePackages({ 'a.rego': '# first\n\n\tpackage\n  a.b\nx := 1' }, 'tmp');
    expect(packages).toEqual(['a.b']);
    const hidden = 'package # \nsystem.authz\nx := $`{"`"}\npackage a\n`';
    expect(rewritePackages({ 'a.rego': hidden }, 'tmp').files['a.rego']).toContain('tmp.system.authz');
    expect(() => rewritePackages({ 'a.rego': 'import rego.v1\npackage a' }, 'tmp')).toThrow(
      'names no package',
    );
  });
});

test('a text asks for the moment only where it calls for it', () => {
  expect(asksTheMoment({ a: 'package a\nallow if time.now_ns() < 5' })).toEqual({
    reason: 'time-dependent',
    what: 'the built-in function time.now_ns',
  });
  expect(asksTheMoment({ a: 'package a\nx := http.send({})' })).toMatchObject({ reason: 'missing-data' });
  expect(asksTheMoment({ a: 'package a\nx := http["s\\u0065nd"]({})' })).toMatchObject({
    reason: 'missing-data',
  });
  expect(asksTheMoment({ a: 'package a\nx := f(1) with f as http["send"]' })).not.toBeNull();
  expect(asksTheMoment({ a: 'package a\nx := $"{http.send({}).body}"' })).not.toBeNull();
  expect(asksTheMoment({ a: 'package a\nallow if time [`now_ns`] () < 5' })).toMatchObject({
    reason: 'time-dependent',
  });
  expect(
    asksTheMoment({ a: 'package a\nimport input.request.http\nallow if http["method"] == "GET"' }),
  ).toBeNull();
  expect(
    asksTheMoment({ a: 'package a # time.now_ns()\nx := "http.send" == input.uptime.now_ns' }),
  ).toBeNull();
});

test.each([
  ['127.0.0.1', true],
  ['10.1.2.3', true],
  ['172.31.255.255', true],
  ['172.32.0.1', false],
  ['192.168.1.1', true],
  ['169.254.169.254', true],
  ['100.64.0.1', true],
  ['0.0.0.0', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['::ffff:7f00:1', true],
  ['fd00::1', true],
  ['fe80::1', true],
  ['::7f00:1', true],
  ['2002:7f00:1::', true],
  ['64:ff9b:1::a00:1', true],
  ['fe80::1%eth0', true],
  ['::ffff:8.8.8.8', false],
  ['8.8.8.8', false],
  ['2606:4700::1111', false],
])('%s is internal: %s', (address, expected) => {
  expect(isInternalAddress(address)).toBe(expected);
});
