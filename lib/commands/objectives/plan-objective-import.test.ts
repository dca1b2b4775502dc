import { describe, expect, it } from 'vitest';
import { objectiveInputSchema, type Objective, type ObjectiveInput } from '@/lib/domain/objective';
import { planObjectiveImport } from './plan-objective-import';

const input = (id: string, fields: object = {}): ObjectiveInput =>
  objectiveInputSchema.parse({
    id,
    name: id,
    indicator: 'M1',
    target: '0.999',
    window: { type: 'rolling', days: 30 },
    ...fields,
  });
const stored = (id: string, ownedBy: string | null, fields: object = {}): Objective => ({
  ...input(id, fields),
  ownedBy,
  revision: 1,
  updatedAt: '2026-11-21T10:00:00.000Z',
});
const FILE = { file: 'ours.yaml', isComplete: true, adopt: false };

describe('the plan of an import', () => {
  it('creates what is new, changes what differs by field, and leaves alone what is the same', () => {
    const plan = planObjectiveImport(
      [stored('same', 'ours.yaml'), stored('other', 'ours.yaml')],
      [input('added'), input('same'), input('other', { target: '0.99' })],
      FILE,
    );
    expect(plan.create.map(({ id }) => id)).toEqual(['added']);
    expect(plan.unchanged.map(({ id }) => id)).toEqual(['same']);
    expect(plan.change.map(({ after, fields }) => [after.id, fields])).toEqual([
      ['other', { target: { from: '0.999', to: '0.99' } }],
    ]);
    expect(plan).toMatchObject({ remove: [], problems: [] });
  });

  it('removes what the file no longer names, and nothing of other files or of nobody', () => {
    const there = [stored('gone', 'ours.yaml'), stored('theirs', 'theirs.yaml'), stored('made', null)];
    expect(planObjectiveImport(there, [], FILE)).toEqual({
      create: [],
      change: [],
      unchanged: [],
      remove: [there[0]],
      problems: [],
    });
  });

  it('removes nothing while the file cannot be read completely, and says what it keeps', () => {
    const plan = planObjectiveImport([stored('gone', 'ours.yaml')], [], { ...FILE, isComplete: false });
    expect(plan.remove).toEqual([]);
    expect(plan.problems).toMatchObject([{ severity: 'warning', path: 'SLO gone' }]);
  });

  it('reports an id that another file owns or that was made in Gatehouse', () => {
    const there = [stored('theirs', 'theirs.yaml'), stored('made', null)];
    const plan = planObjectiveImport(there, [input('theirs'), input('made')], FILE);
    expect(plan).toMatchObject({ create: [], change: [], unchanged: [], remove: [] });
    expect(plan.problems.map(({ severity, message }) => [severity, message])).toEqual([
      ['error', 'There is an objective theirs already, which the file theirs.yaml owns.'],
      ['error', 'There is an objective made already, which was made in Gatehouse.'],
    ]);
  });

  it('takes over what was made in Gatehouse only when it is asked to, and never what a file owns', () => {
    const there = [stored('theirs', 'theirs.yaml'), stored('made', null)];
    const plan = planObjectiveImport(there, [input('theirs'), input('made')], { ...FILE, adopt: true });
    expect(plan.change.map(({ after, fields }) => [after.id, fields])).toEqual([
      ['made', { ownedBy: { from: null, to: 'ours.yaml' } }],
    ]);
    expect(plan.problems).toHaveLength(1);
  });
});
