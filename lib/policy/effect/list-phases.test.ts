import { describe, expect, test } from 'vitest';
import { foldActivations } from '../fold-activations';
import type { PolicyChange } from '../policy-change';
import { findRollback } from './find-rollback';
import { listPhases } from './list-phases';

const at = (clock: string) => `2026-11-21T${clock}.000000Z`;
let count = 0;
const change = (clock: string, revision: string, over: Partial<PolicyChange> = {}): PolicyChange => ({
  eventId: `e${(count += 1)}`,
  occurredAt: at(clock),
  type: 'policy-activated',
  policy: 'p',
  revision,
  environment: 'aws',
  canaryShare: null,
  author: 'controller',
  message: null,
  url: null,
  ...over,
});
const rolledBack = (clock: string, revision: string): PolicyChange =>
  change(clock, revision, { type: 'policy-rolled-back', environment: null, author: 'grace' });

function tell(changes: PolicyChange[]) {
  const steps = foldActivations(changes, 'p');
  const phases = listPhases(steps);
  const rollbackOf = (revision: string, environment = 'aws') =>
    findRollback(
      phases.find((phase) => phase.revision === revision && phase.environment === environment)!,
      steps,
      phases,
    );
  return { phases, rollbackOf };
}
const told = ({ phases }: ReturnType<typeof tell>) =>
  phases.map(({ revision, environment, since, until, canaryShare, isReturn }) => [
    revision,
    environment,
    since.slice(11, 16),
    until?.slice(11, 16) ?? null,
    canaryShare,
    isReturn,
  ]);

describe('the phases of a policy', () => {
  test('last until another revision is in force in their environment', () => {
    const story = tell([
      change('08:00:00', 'v1'),
      change('08:01:00', 'v1', { environment: 'gcp' }),
      change('10:00:00', 'v2'),
    ]);
    expect(told(story)).toEqual([
      ['v1', 'aws', '08:00', '10:00', null, false],
      ['v1', 'gcp', '08:01', null, null, false],
      ['v2', 'aws', '10:00', null, null, false],
    ]);
    expect(story.rollbackOf('v1')).toBeNull();
  });

  test('of a canary and of all the traffic are two, and the second is no rollback', () => {
    const story = tell([
      change('08:00:00', 'v1'),
      change('10:00:00', 'v2', { canaryShare: 0.1 }),
      change('10:15:00', 'v2'),
    ]);
    expect(told(story)).toEqual([
      ['v1', 'aws', '08:00', '10:00', null, false],
      ['v2', 'aws', '10:00', '10:15', 0.1, false],
      ['v2', 'aws', '10:15', null, null, false],
    ]);
    expect(story.rollbackOf('v2')).toBeNull();
  });

  test('end with a rollback: by whom it was taken back, and when the older revision was in force again', () => {
    const story = tell([
      change('08:00:00', 'v1'),
      change('10:02:00', 'v2'),
      rolledBack('10:22:00', 'v2'),
      change('10:22:30', 'v1'),
    ]);
    expect(told(story)).toEqual([
      ['v1', 'aws', '08:00', '10:02', null, false],
      ['v2', 'aws', '10:02', '10:22', null, false],
      ['v1', 'aws', '10:22', null, null, true],
    ]);
    expect(story.rollbackOf('v2')).toEqual({ at: at('10:22:30'), by: 'grace', toRevision: 'v1' });
  });

  test('end with the activation of an older revision, without any word of a rollback', () => {
    const story = tell([change('08:00:00', 'v1'), change('10:02:00', 'v2'), change('10:40:00', 'v1')]);
    expect(story.rollbackOf('v2')).toEqual({ at: at('10:40:00'), by: 'controller', toRevision: 'v1' });
  });

  test('go back with a rollback to a revision that nobody told of before', () => {
    const story = tell([change('10:02:00', 'v2'), rolledBack('10:22:00', 'v2'), change('10:22:30', 'v1')]);
    expect(told(story).at(-1)).toEqual(['v1', 'aws', '10:22', null, null, true]);
    expect(story.rollbackOf('v2')).toEqual({ at: at('10:22:30'), by: 'grace', toRevision: 'v1' });
  });

  test('of a revision that comes again after its rollback are no return', () => {
    const story = tell([
      change('08:00:00', 'v1'),
      change('09:00:00', 'v2'),
      change('09:10:00', 'v1'),
      change('10:00:00', 'v2'),
    ]);
    expect(told(story).map(([revision, , , , , isReturn]) => [revision, isReturn])).toEqual([
      ['v1', false],
      ['v2', false],
      ['v1', true],
      ['v2', false],
    ]);
  });

  test('begin with a rollback where no engine tells what it activated', () => {
    const story = tell([change('08:00:00', 'v1'), change('10:00:00', 'v2'), rolledBack('10:22:00', 'v2')]);
    expect(told(story).at(-1)).toEqual(['v1', null, '10:22', null, null, true]);
    expect(story.rollbackOf('v2')).toEqual({ at: at('10:22:00'), by: 'grace', toRevision: 'v1' });
  });
});
