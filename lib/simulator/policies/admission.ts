import { SANDBOX } from '../estate/zones';
import type { Random } from '../random';
import { ADMISSION } from './paths';
import { definePolicy, type Traits } from './policy';

type Container = { name: string; image: string; privileged: boolean; memory_limit?: string };
type Input = {
  action: string;
  resource: string;
  request: {
    uid: string;
    namespace: string;
    userInfo: { username: string; groups: string[] };
    labels: Record<string, string>;
    containers: Container[];
  };
};

const REGO_FILE = 'sandbox/admission/policy.rego';
const REGO = `# Admission to the shared sandbox cluster. Lists everything that is wrong with a workload.
package sandbox.admission

import rego.v1

registries := {"registry.acme.example/", "mirror.acme.example/"}

decision := {"allow": count(violations) == 0, "violations": violations}

violations contains sprintf("container %s is privileged", [container.name]) if {
	some container in input.request.containers
	container.privileged
}

violations contains sprintf("container %s has no memory limit", [container.name]) if {
	some container in input.request.containers
	not container.memory_limit
}

violations contains sprintf("image %s is from a foreign registry", [container.image]) if {
	some container in input.request.containers
	not from_registry(container.image)
}

from_registry(image) if {
	some registry in registries
	startswith(image, registry)
}
`;

function decide({ request }: Input, traits: Traits) {
  const violations = new Set<string>();
  for (const container of request.containers) {
    if (container.privileged) violations.add(`container ${container.name} is privileged`);
    if (!container.memory_limit) violations.add(`container ${container.name} has no memory limit`);
    if (!/^(registry|mirror)\.acme\.example\//.test(container.image))
      violations.add(`image ${container.image} is from a foreign registry`);
  }
  if (traits.has('owner-label') && !request.labels.owner) violations.add('label owner is missing');
  return { allow: violations.size === 0, violations: [...violations].sort() };
}

const APPS = ['checkout', 'search', 'profile', 'dashboard', 'pricing', 'notebook', 'loadtest'];
const IMAGES = [
  'docker.io/library/redis:7',
  'ghcr.io/someone/debug-tools:latest',
  'quay.io/tools/netshoot:v0.13',
];

function drawInput(random: Random): Input {
  const wrong = random.next();
  const app = random.pick(APPS);
  const pull = 2_000 + random.index(900);
  const person = random.pick(['yuki.tanaka', 'rafael.moreno', 'priya.raman', 'ben.okafor']);
  const byPerson = wrong < 0.05;
  const unlimited = wrong > 0.012 && wrong < 0.026;
  return {
    action: random.chance(0.7) ? 'create' : 'update',
    resource: `deployments.apps/${app}-pr-${pull}`,
    request: {
      uid: random.uuid(),
      namespace: `preview-${app}`,
      userInfo: {
        username: byPerson ? `${person}@acme.example` : 'system:serviceaccount:ci:preview-deployer',
        groups: byPerson ? ['developers'] : ['system:serviceaccounts:ci'],
      },
      labels: wrong > 0.02 && wrong < 0.035 ? { app } : { app, owner: person },
      containers: [
        {
          name: app,
          image:
            wrong < 0.02
              ? random.pick(IMAGES)
              : `registry.acme.example/${app}:pr-${pull}-${random.hex(8).slice(0, 7)}`,
          privileged: wrong < 0.004,
          ...(unlimited ? {} : { memory_limit: '512Mi' }),
        },
      ],
    },
  };
}

/** Which workloads may run in the sandbox cluster. */
export const admission = definePolicy<Input>({
  path: ADMISSION,
  bundle: 'sandbox/admission',
  zone: SANDBOX,
  reportedAs: 'opa',
  firstRevision: 14,
  medianEvaluationMs: 1.1,
  initial: {
    message: 'Allow the image mirror',
    author: 'yuki.tanaka@acme.example',
    files: { [REGO_FILE]: REGO },
  },
  edits: [
    {
      at: 0.36,
      message: 'Ask for the label owner, so that leftovers can be asked about',
      author: 'rafael.moreno@acme.example',
      replace: [
        {
          file: REGO_FILE,
          from: 'from_registry(image) if {\n',
          to: `violations contains "label owner is missing" if not input.request.labels.owner

from_registry(image) if {
`,
        },
      ],
      adds: ['owner-label'],
    },
    {
      at: 0.75,
      message: 'Say who to ask',
      author: 'yuki.tanaka@acme.example',
      replace: [
        {
          file: REGO_FILE,
          from: '# Admission to the shared sandbox cluster. Lists everything that is wrong with a workload.\n',
          to: '# Admission to the shared sandbox cluster. Lists everything that is wrong with a workload.\n# Questions: team-developer-experience.\n',
        },
      ],
    },
  ],
  drawInput,
  decide,
});
