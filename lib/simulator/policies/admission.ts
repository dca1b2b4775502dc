import { SANDBOX } from '../estate/zones';
import type { Random } from '../random';
import { ADMISSION } from './paths';
import { definePolicy, type Traits } from './policy';

type Container = {
  name: string;
  image: string;
  resources: { limits?: { memory: string } };
  securityContext: { privileged: boolean };
};
/** A Kubernetes AdmissionReview, cut down to what matters here. */
type Input = {
  apiVersion: 'admission.k8s.io/v1';
  kind: 'AdmissionReview';
  request: {
    uid: string;
    kind: { group: string; version: string; kind: string };
    operation: string;
    namespace: string;
    name: string;
    userInfo: { username: string; groups: string[] };
    object: {
      metadata: { name: string; namespace: string; labels: Record<string, string> };
      spec: { template: { spec: { containers: Container[] } } };
    };
  };
};

const REGO_FILE = 'sandbox/admission/policy.rego';
const REGO = `# Admission to the shared sandbox cluster. Lists everything that is wrong with a workload.
package sandbox.admission

import rego.v1

registries := {"registry.acme.example/", "mirror.acme.example/"}

containers := input.request.object.spec.template.spec.containers

decision := {"allow": count(violations) == 0, "violations": violations}

violations contains sprintf("container %s is privileged", [container.name]) if {
	some container in containers
	container.securityContext.privileged
}

violations contains sprintf("container %s has no memory limit", [container.name]) if {
	some container in containers
	not container.resources.limits.memory
}

violations contains sprintf("image %s is from a foreign registry", [container.image]) if {
	some container in containers
	not from_registry(container.image)
}

from_registry(image) if {
	some registry in registries
	startswith(image, registry)
}
`;

function decide({ request }: Input, traits: Traits) {
  const { metadata, spec } = request.object;
  const violations = new Set<string>();
  for (const { name, image, resources, securityContext } of spec.template.spec.containers) {
    if (securityContext.privileged) violations.add(`container ${name} is privileged`);
    if (!resources.limits) violations.add(`container ${name} has no memory limit`);
    if (!/^(registry|mirror)\.acme\.example\//.test(image))
      violations.add(`image ${image} is from a foreign registry`);
  }
  if (traits.has('owner-label') && !metadata.labels.owner) violations.add('label owner is missing');
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
  const name = `${app}-pr-${pull}`;
  const namespace = `preview-${app}`;
  const person = random.pick(['yuki.tanaka', 'rafael.moreno', 'priya.raman', 'ben.okafor']);
  const byPerson = wrong < 0.05;
  const foreign = wrong < 0.02;
  const unlimited = wrong > 0.012 && wrong < 0.026;
  const ownerless = wrong > 0.02 && wrong < 0.035;
  return {
    apiVersion: 'admission.k8s.io/v1',
    kind: 'AdmissionReview',
    request: {
      uid: random.uuid(),
      kind: { group: 'apps', version: 'v1', kind: 'Deployment' },
      operation: random.chance(0.7) ? 'CREATE' : 'UPDATE',
      namespace,
      name,
      userInfo: {
        username: byPerson ? `${person}@acme.example` : 'system:serviceaccount:ci:preview-deployer',
        groups: byPerson ? ['developers'] : ['system:serviceaccounts:ci'],
      },
      object: {
        metadata: { name, namespace, labels: ownerless ? { app } : { app, owner: person } },
        spec: {
          template: {
            spec: {
              containers: [
                {
                  name: app,
                  image: foreign
                    ? random.pick(IMAGES)
                    : `registry.acme.example/${app}:pr-${pull}-${random.hex(8).slice(0, 7)}`,
                  resources: unlimited ? {} : { limits: { memory: '512Mi' } },
                  securityContext: { privileged: wrong < 0.004 },
                },
              ],
            },
          },
        },
      },
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
          to: `violations contains "label owner is missing" if not input.request.object.metadata.labels.owner

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
