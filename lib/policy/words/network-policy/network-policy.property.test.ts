import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeRevisionChange } from '../describe-revision-change';

const APPS = ['a', 'b', 'c'] as const;
const PORTS = [80, 443] as const;
type App = (typeof APPS)[number];
type Rule = { peers: App[] | null; ports: number[] | null };
type Drawn = { pods: App | null; ingress: Rule[] | null; egress: Rule[] | null };

const rule: fc.Arbitrary<Rule> = fc.record({
  peers: fc.option(fc.uniqueArray(fc.constantFrom(...APPS), { minLength: 1, maxLength: 2 })),
  ports: fc.option(fc.uniqueArray(fc.constantFrom(...PORTS), { minLength: 1, maxLength: 2 })),
});
const direction = fc.option(fc.array(rule, { maxLength: 2 }), { freq: 3 });
/** A policy of no type at all has Kubernetes' default: it isolates ingress. */
const policy: fc.Arbitrary<Drawn> = fc
  .record({ pods: fc.option(fc.constantFrom(...APPS)), ingress: direction, egress: direction })
  .map((drawn) => (drawn.ingress || drawn.egress ? drawn : { ...drawn, ingress: [] }));

const selector = (app: App | null) => ({ podSelector: app === null ? {} : { matchLabels: { app } } });
const write = (name: string, { pods, ingress, egress }: Drawn): string => {
  const rules = (side: 'from' | 'to', drawn: Rule[]) =>
    drawn.map(({ peers, ports }) => ({
      ...(peers && { [side]: peers.map(selector) }),
      ...(ports && { ports: ports.map((port) => ({ protocol: 'TCP', port })) }),
    }));
  return JSON.stringify({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace: 'shop' },
    spec: {
      ...selector(pods),
      policyTypes: [...(ingress ? ['Ingress'] : []), ...(egress ? ['Egress'] : [])],
      ...(ingress && { ingress: rules('from', ingress) }),
      ...(egress && { egress: rules('to', egress) }),
    },
  });
};

/** As Kubernetes says: who is selected by none is open, else what any of them permits passes, on both sides. */
function passes(policies: readonly Drawn[], from: App, to: App, port: number): boolean {
  const isOpen = (side: 'ingress' | 'egress', own: App, peer: App) => {
    const isolating = policies.filter(({ pods, [side]: rules }) => rules && (pods === null || pods === own));
    if (isolating.length === 0) return true;
    return isolating.some((each) =>
      each[side]!.some(
        ({ peers, ports }) =>
          (peers === null || peers.includes(peer)) && (ports === null || ports.includes(port)),
      ),
    );
  };
  return isOpen('ingress', to, from) && isOpen('egress', from, to);
}

const ALL = APPS.flatMap((from) => APPS.flatMap((to) => PORTS.map((port) => [from, to, port] as const)));

test('what is said to permit more or less does so for all traffic, as Kubernetes defines it', () => {
  const revision = fc.dictionary(fc.constantFrom('x', 'y', 'z'), policy, { maxKeys: 3 });
  fc.assert(
    fc.property(
      revision,
      revision,
      fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 2 }),
      (before, drawn, kept) => {
        // What is kept stands in both revisions, word for word.
        const after = { ...drawn };
        for (const name of kept) if (before[name]) after[name] = before[name];
        const files = (of: Record<string, Drawn>) =>
          Object.fromEntries(Object.entries(of).map(([name, each]) => [`${name}.json`, write(name, each)]));
        const { effect } = describeRevisionChange(files(before), files(after));
        if (effect === 'unknown') return;
        const [old, now] = [Object.values(before), Object.values(after)];
        const changed = ALL.filter((traffic) => passes(old, ...traffic) !== passes(now, ...traffic));
        const more = changed.filter((traffic) => passes(now, ...traffic));
        if (effect !== 'widens') expect(more).toEqual([]);
        if (effect !== 'narrows') expect(changed.filter((each) => !more.includes(each))).toEqual([]);
      },
    ),
    { numRuns: 600 },
  );
});
