import type { Random } from '../random';
import { spiffeId } from './identities';
import { MESH } from './paths';
import { definePolicy, type Site, type Traits } from './policy';

type Peer = { address: { socketAddress: { address: string; portValue: number } }; principal: string };

/** A CheckRequest as Envoy's external authorisation filter sends it. */
type Input = {
  attributes: {
    source: Peer;
    destination: Peer & { service: string };
    request: {
      http: { method: string; path: string; host: string; protocol: string; headers: Record<string, string> };
    };
  };
  parsed_path: string[];
  version: { encoding: string; ext_authz: string };
};

const REGO_FILE = 'platform/mesh/policy.rego';
const REGO = `# Mesh default for services without a policy of their own (Envoy external authorisation).
package platform.mesh

import rego.v1

default allow := false

http := input.attributes.request.http

source := input.attributes.source.principal

allow if http.path == "/healthz"

allow if {
	startswith(source, "spiffe://acme.example/ns/")
	http.method in {"GET", "HEAD", "POST"}
	not administrative
}

allow if {
	startswith(source, "spiffe://acme.example/ns/platform/")
	administrative
}

administrative if input.parsed_path[0] == "admin"
`;

function decide({ attributes, parsed_path }: Input, traits: Traits): boolean {
  const { http } = attributes.request;
  const source = attributes.source.principal;
  if (http.path === '/healthz') return true;
  const administrative =
    parsed_path[0] === 'admin' || (traits.has('actuator') && parsed_path[0] === 'actuator');
  if (administrative) return source.startsWith('spiffe://acme.example/ns/platform/');
  return source.startsWith('spiffe://acme.example/ns/') && ['GET', 'HEAD', 'POST'].includes(http.method);
}

const CALLERS = [
  'spiffe://acme.example/ns/platform/sa/config-server',
  'spiffe://acme.example/ns/developer-sandbox/sa/ci-runners',
  'spiffe://acme.example/ns/developer-sandbox/sa/notebook-hub',
  'spiffe://acme.example/ns/partner-integration/sa/webhook-relay',
  'spiffe://acme.example/ns/customer-pii/sa/account-settings',
];
const FOREIGN = ['spiffe://lab.example/ns/default/sa/scanner', 'spiffe://acme.example/node/build-17'];
const PATHS = ['/v1/config/app', '/v1/messages', '/cache/npm/#', '/api/jobs/#', '/healthz'];

function drawInput(random: Random, { service }: Site): Input {
  const wrong = random.next();
  const administrative = wrong > 0.985;
  const path = administrative
    ? random.pick(['/admin/reload', '/actuator/refresh'])
    : random.pick(PATHS).replace('#', random.hex(8));
  const principal = administrative
    ? 'spiffe://acme.example/ns/developer-sandbox/sa/notebook-hub'
    : random.pick(wrong < 0.012 ? FOREIGN : CALLERS);
  const host = `${service.name}.svc.acme.example`;
  const method = wrong < 0.02 && wrong > 0.014 ? 'DELETE' : path === '/v1/messages' ? 'POST' : 'GET';
  return {
    attributes: {
      source: {
        address: {
          socketAddress: {
            address: `192.0.2.${random.index(254) + 1}`,
            portValue: 32_768 + random.index(28_000),
          },
        },
        principal,
      },
      destination: {
        address: { socketAddress: { address: `192.0.2.${random.index(254) + 1}`, portValue: 8443 } },
        principal: spiffeId(service),
        service: service.name,
      },
      request: {
        http: {
          method,
          path,
          host,
          protocol: 'HTTP/2',
          headers: { ':authority': host, 'user-agent': 'Go-http-client/2.0', 'x-request-id': random.uuid() },
        },
      },
    },
    parsed_path: path.slice(1).split('/'),
    version: { encoding: 'protojson', ext_authz: 'v3' },
  };
}

/** What services without a policy of their own accept. */
export const mesh = definePolicy<Input>({
  path: MESH,
  bundle: 'platform/mesh',
  zone: null,
  reportedAs: 'opa',
  firstRevision: 17,
  medianEvaluationMs: 0.26,
  initial: {
    message: 'Let the platform use administrative paths',
    author: 'tomasz.wieczorek@acme.example',
    files: { [REGO_FILE]: REGO },
  },
  edits: [
    {
      at: 0.43,
      message: 'Count actuator paths among the administrative ones',
      author: 'lena.hofmann@acme.example',
      replace: [
        {
          file: REGO_FILE,
          from: 'administrative if input.parsed_path[0] == "admin"\n',
          to: 'administrative if input.parsed_path[0] == "admin"\n\nadministrative if input.parsed_path[0] == "actuator"\n',
        },
      ],
      adds: ['actuator'],
    },
    {
      at: 0.81,
      message: 'Point to the description of the mesh default',
      author: 'tomasz.wieczorek@acme.example',
      replace: [
        {
          file: REGO_FILE,
          from: 'package platform.mesh\n',
          to: '# See the handbook, chapter "Services without a policy".\npackage platform.mesh\n',
        },
      ],
    },
  ],
  drawInput,
  decide,
});
