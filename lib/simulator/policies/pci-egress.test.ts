import { describe, expect, it } from 'vitest';
import { SERVICES } from '../estate/services';
import { Random } from '../random';
import { editFiles } from '../story/edit-files';
import { askCedar, loadCedar } from '../testing/ask-cedar';
import type { CedarAnswer } from './cedar-request';
import { PCI_EGRESS } from './paths';
import { pciEgress } from './pci-egress';
import { isAllowed, type PolicyEdit, type PolicyFiles, type Traits } from './policy';

type Revision = { name: string; files: PolicyFiles; traits: Traits };

/** The history, revision by revision, and after each of them every regression. */
function listRevisions(): Revision[] {
  const apply = ({ files, traits }: Revision, edit: PolicyEdit): Revision => ({
    name: edit.message,
    files: editFiles(files, edit),
    traits: new Set([...traits, ...(edit.adds ?? [])]),
  });
  const { initial, edits, regressions } = pciEgress;
  const history: Revision[] = [{ name: initial.message, files: initial.files, traits: new Set() }];
  for (const edit of edits) history.push(apply(history.at(-1)!, edit));
  return history.flatMap((revision, number) => [
    { ...revision, name: `${number}: ${revision.name}` },
    ...regressions.map((edit) => ({ ...apply(revision, edit), name: `${number}, then: ${edit.message}` })),
  ]);
}

const services = SERVICES.filter(({ policies }) => policies.includes(PCI_EGRESS));
const random = new Random(7);
const drawn = Array.from({ length: 20_000 }, () => {
  const service = random.pick(services);
  return pciEgress.draw(random, { service, environment: random.pick(service.environments) });
});
const none: Traits = new Set();
/** Some hundred as they come, and of all the others those that are denied, which are rare. */
const requests = drawn.filter(({ decide }, index) => index < 400 || !isAllowed(decide(none)));
const revisions = listRevisions();
const rulesOf = ({ determining }: CedarAnswer) => determining.map(({ id }) => id).toSorted();

describe('the egress policy of payments', () => {
  it('has four revisions, each of which can be followed by three regressions', () => {
    expect(revisions).toHaveLength(16);
  });

  it.each(revisions)('decides as its text does, by the same rules: $name', ({ files, traits }) => {
    const policies = loadCedar(files);
    expect(policies.ids).toEqual(['egress-0', 'egress-1', 'egress-2', 'egress-3', 'egress-4']);
    for (const { input, decide } of requests) {
      const simulated = decide(traits) as CedarAnswer;
      expect(askCedar(policies, JSON.stringify(input))).toEqual({
        decision: simulated.allow ? 'allow' : 'deny',
        rules: rulesOf(simulated),
        errors: [],
      });
    }
  });

  it('tells the descriptions that its text has', () => {
    for (const { files, traits } of revisions) {
      const text = Object.values(files).join('\n');
      for (const { decide } of requests)
        for (const { id, description } of (decide(traits) as CedarAnswer).determining)
          expect(text).toContain(`@id("${id}")\n@description("${description}")`);
    }
  });

  it('is asked for what each of its rules decides', () => {
    const seen = new Set(requests.flatMap(({ decide }) => rulesOf(decide(none) as CedarAnswer)));
    expect([...seen].toSorted()).toEqual(['egress-0', 'egress-1', 'egress-2', 'egress-3', 'egress-4']);
  });

  it.each(pciEgress.regressions.map((edit) => [edit.message, edit] as const))(
    'denies good calls after "%s", and the text before it allows them again',
    (_, edit) => {
      const { files } = pciEgress.initial;
      const [good, bad] = [loadCedar(files), loadCedar(editFiles(files, edit))];
      const flips = requests.map(({ input }) => {
        const logged = JSON.stringify(input);
        return `${askCedar(good, logged).decision} ${askCedar(bad, logged).decision}`;
      });
      const count = (flip: string) => flips.filter((one) => one === flip).length;
      expect(count('allow deny')).toBeGreaterThan(100);
      expect(count('deny deny')).toBeGreaterThan(5);
      expect(count('deny allow')).toBe(0);
    },
  );
});
