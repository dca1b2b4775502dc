import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PERMISSION_ACTIONS } from '@/lib/domain/permission-actions';
import { weighRights } from './weigh-rights';

const done = (action: string, inWindow: number, lastAt: string) => ({ action, inWindow, lastAt });

it('a right was used, used before, never used, or leaves no entry', () => {
  const rights = weighRights(
    ['dashboards:read', 'mappings:write', 'slos:write', 'tokens:write'],
    [
      done('objective.added', 0, '2026-11-01T10:00:00Z'),
      done('correction.added', 2, '2026-11-20T10:00:00Z'),
      done('token.created', 0, '2026-10-01T10:00:00Z'),
      done('secret.read', 9, '2026-11-21T10:00:00Z'),
    ],
  );
  expect(rights).toEqual([
    { permission: 'dashboards:read', use: 'not-recorded', lastAt: null },
    { permission: 'tokens:write', use: 'used-before', lastAt: '2026-10-01T10:00:00Z' },
    { permission: 'mappings:write', use: 'unused', lastAt: null },
    { permission: 'slos:write', use: 'used', lastAt: '2026-11-20T10:00:00Z' },
  ]);
});

it('every action that shows the use of a right is one that Gatehouse records', () => {
  const folder = join(import.meta.dirname, '../..');
  const texts = ['audit-log', 'auth', 'commands', 'jobs']
    .flatMap((name) =>
      readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(folder, name, file),
      ),
    )
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const actions = [...new Set(Object.values(PERMISSION_ACTIONS).flatMap((each) => each ?? []))];
  expect(actions.filter((action) => !texts.includes(`'${action}'`))).toEqual([]);
});
