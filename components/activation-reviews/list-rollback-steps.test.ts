import { expect, test } from 'vitest';
import { listRollbackSteps } from './list-rollback-steps';

const proposal = {
  toRevision: 'v13',
  because: 'replaced' as const,
  environments: ['aws', 'gcp'],
  denialsPerHour: null,
  commit: 'c0ffee',
  toCommit: 'beef',
  url: null,
};
const commands = (over: Partial<typeof proposal>, replaces: string | null = 'v13') =>
  listRollbackSteps({ policy: 'p', revision: 'v14', replaces, proposal: { ...proposal, ...over } }).flatMap(
    ({ command }) => command ?? [],
  );

test('one commit is taken back where the revision before it is gone back to, else its text is brought back', () => {
  expect(commands({})[0]).toBe('git revert --no-edit c0ffee');
  expect(commands({}, 'v12')[0]).toBe('git restore --source beef -- .');
  expect(commands({ commit: null as never, toCommit: null as never })[0]).toBe('gatehouse policy push .');
});

test('what a source made up does nothing in a shell', () => {
  expect(commands({ toRevision: "v1; rm -rf '~'" }, null).at(-1)).toBe(
    `opa build --bundle . --revision 'v1; rm -rf '\\''~'\\''' --output bundle.tar.gz`,
  );
  expect(commands({ commit: '--upload-pack=x' })[0]).toBe("git revert --no-edit '--upload-pack=x'");
});
