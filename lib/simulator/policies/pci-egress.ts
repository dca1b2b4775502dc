import { PAYMENTS } from '../estate/zones';
import type { Random } from '../random';
import { spiffeId } from './identities';
import { PCI_EGRESS } from './paths';
import { definePolicy, type Site, type Traits } from './policy';

type Operation = { method: string; path: string };
type Input = Operation & {
  principal: string;
  destination: { service: string; host: string; port: number };
  tls: { version: string; mutual: boolean };
};

const op = (method: string, path: string): Operation => ({ method, path });

/** The allow-list of the first revision; `*` stands for one path segment. */
const DESTINATIONS: Record<string, { operations: Operation[] }> = {
  'card-vault': {
    operations: [op('GET', '/v1/cards/*'), op('POST', '/v1/tokens'), op('DELETE', '/v1/cards/*')],
  },
  'fraud-scoring': { operations: [op('POST', '/v1/scores')] },
  'three-ds-server': { operations: [op('POST', '/v2/authentications'), op('GET', '/v2/authentications/*')] },
  'acquirer-connector': {
    operations: [
      op('POST', '/v1/authorizations'),
      op('POST', '/v1/authorizations/*/captures'),
      op('POST', '/v1/payments/*/refunds'),
    ],
  },
  ledger: { operations: [op('POST', '/v1/entries'), op('GET', '/v1/batches/*')] },
  'partner-settlement-hub': { operations: [op('PUT', '/v1/files/*')] },
};
const DISPUTE_EVIDENCE = op('PUT', '/v1/disputes/*/evidence');

const REGO = `# Egress from the cardholder data environment (PCI DSS 4.0, requirement 1.3.2):
# outbound traffic is limited to what the payment flow needs.
package payments.pci_egress

import rego.v1

decision := deny("egress-1", "caller has no workload identity of acme.example") if {
	not startswith(input.principal, "spiffe://acme.example/")
} else := deny("egress-2", sprintf("%s is not on the egress allow-list", [input.destination.service])) if {
	not destination
} else := deny("egress-3", "operation is not permitted on this destination") if {
	not operation_permitted
} else := deny("egress-4", "mutual TLS 1.2 or newer is required") if {
	not tls_ok
} else := {"allow": true, "rule": "egress-0", "reason": "destination, operation and transport are permitted"}

destination := data.payments.egress.destinations[input.destination.service]

operation_permitted if {
	some operation in destination.operations
	operation.method == input.method
	glob.match(operation.path, ["/"], input.path)
}

tls_ok if {
	input.tls.mutual
	input.tls.version in {"1.1", "1.2", "1.3"}
}

deny(rule, reason) := {"allow": false, "rule": rule, "reason": reason}
`;
const REGO_FILE = 'payments/pci_egress/policy.rego';
const DATA_FILE = 'payments/pci_egress/data.json';

const matches = (pattern: string, path: string): boolean => {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return wanted.length === given.length && wanted.every((part, i) => part === '*' || part === given[i]);
};

const deny = (rule: string, reason: string) => ({ allow: false, rule, reason });

function findOperations(service: string, traits: Traits): Operation[] | null {
  if (service === 'document-store') return traits.has('document-store') ? [DISPUTE_EVIDENCE] : null;
  if (service === 'card-vault' && traits.has('card-vault-renamed')) return null;
  return DESTINATIONS[service]?.operations ?? null;
}

function decide(input: Input, traits: Traits) {
  const { destination, method, path, tls } = input;
  if (!input.principal.startsWith('spiffe://acme.example/'))
    return deny('egress-1', 'caller has no workload identity of acme.example');
  const operations = findOperations(destination.service, traits);
  if (!operations) return deny('egress-2', `${destination.service} is not on the egress allow-list`);
  const permitted = operations.some(
    (operation) =>
      operation.method === method &&
      (traits.has('exact-paths') ? operation.path === path : matches(operation.path, path)),
  );
  if (!permitted)
    return traits.has('named-operation')
      ? deny('egress-3', `${method} ${path} is not permitted on ${destination.service}`)
      : deny('egress-3', 'operation is not permitted on this destination');
  if (!tls.mutual || traits.has('renamed-tls-field'))
    return deny('egress-4', 'mutual TLS 1.2 or newer is required');
  return { allow: true, rule: 'egress-0', reason: 'destination, operation and transport are permitted' };
}

type Call = [destination: string, method: string, path: string];

/** What each service calls; `#` becomes an id. */
const CALLS: Record<string, Call[]> = {
  'checkout-api': [
    ['card-vault', 'GET', '/v1/cards/#'],
    ['card-vault', 'POST', '/v1/tokens'],
    ['three-ds-server', 'POST', '/v2/authentications'],
    ['three-ds-server', 'GET', '/v2/authentications/#'],
    ['fraud-scoring', 'POST', '/v1/scores'],
  ],
  'payment-gateway': [
    ['acquirer-connector', 'POST', '/v1/authorizations'],
    ['acquirer-connector', 'POST', '/v1/authorizations/#/captures'],
    ['card-vault', 'GET', '/v1/cards/#'],
    ['fraud-scoring', 'POST', '/v1/scores'],
    ['ledger', 'POST', '/v1/entries'],
  ],
  'fraud-scoring': [['card-vault', 'GET', '/v1/cards/#']],
  'refund-service': [
    ['acquirer-connector', 'POST', '/v1/payments/#/refunds'],
    ['ledger', 'POST', '/v1/entries'],
  ],
  'dispute-service': [
    ['card-vault', 'GET', '/v1/cards/#'],
    ['ledger', 'POST', '/v1/entries'],
    ['document-store', 'PUT', '/v1/disputes/#/evidence'],
  ],
  'settlement-worker': [
    ['ledger', 'GET', '/v1/batches/#'],
    ['partner-settlement-hub', 'PUT', '/v1/files/#'],
  ],
  'payout-scheduler': [
    ['ledger', 'POST', '/v1/entries'],
    ['ledger', 'GET', '/v1/batches/#'],
  ],
};
const DEFAULT_CALLS: Call[] = [['ledger', 'POST', '/v1/entries']];

/** Calls that the allow-list rightly refuses. */
const REFUSED_CALLS: Call[] = [
  ['card-vault', 'GET', '/v1/cards'],
  ['card-vault', 'GET', '/internal/export'],
  ['metrics.vendor.example', 'POST', '/api/v2/series'],
  ['registry.npmjs.example', 'GET', '/left-pad'],
];
const ID_PREFIX: Record<string, string> = {
  'card-vault': 'tok_',
  'three-ds-server': 'tds_',
  'acquirer-connector': 'pay_',
  ledger: 'batch_',
  'partner-settlement-hub': 'camt053_',
  'document-store': 'dp_',
};

function drawInput(random: Random, { service, environment }: Site): Input {
  const principal = spiffeId(service);
  const wrong = random.next();
  const [destination, method, template] =
    wrong < 0.016 ? random.pick(REFUSED_CALLS) : random.pick(CALLS[service.name] ?? DEFAULT_CALLS);
  const path = template.includes('#')
    ? template.replace('#', (ID_PREFIX[destination] ?? 'id_') + random.hex(8))
    : template;
  const unverified = wrong > 0.9975;
  return {
    principal: unverified && service.name === 'settlement-worker' ? 'cn=batch-host-2' : principal,
    method,
    path,
    destination: {
      service: destination,
      host: destination.includes('.') ? destination : `${destination}.${environment}.svc.acme.example`,
      port: 8443,
    },
    tls: { version: random.chance(0.8) ? '1.3' : '1.2', mutual: !unverified },
  };
}

/** Which calls may leave the cardholder data environment. */
export const pciEgress = definePolicy<Input>({
  path: PCI_EGRESS,
  bundle: 'payments/pci_egress',
  zone: PAYMENTS,
  reportedAs: 'opa',
  firstRevision: 11,
  medianEvaluationMs: 0.42,
  initial: {
    message: 'Allow captures on authorisations older than a day',
    author: 'marta.keller@acme.example',
    files: {
      [REGO_FILE]: REGO,
      [DATA_FILE]: `${JSON.stringify({ payments: { egress: { destinations: DESTINATIONS } } }, null, 2)}\n`,
    },
  },
  edits: [
    {
      at: 0.18,
      message: 'Allow dispute evidence to be filed in document-store',
      author: 'jonas.lindqvist@acme.example',
      replace: [
        {
          file: DATA_FILE,
          from: `        "ledger": {`,
          to: `        "document-store": {
          "operations": [
            {
              "method": "PUT",
              "path": "/v1/disputes/*/evidence"
            }
          ]
        },
        "ledger": {`,
        },
      ],
      adds: ['document-store'],
    },
    {
      at: 0.46,
      message: 'Refuse TLS 1.1 as PCI DSS 4.0 asks',
      author: 'lena.hofmann@acme.example',
      replace: [
        {
          file: REGO_FILE,
          from: 'input.tls.version in {"1.1", "1.2", "1.3"}',
          to: 'input.tls.version in {"1.2", "1.3"}',
        },
      ],
    },
    {
      at: 0.71,
      message: 'Name the refused operation in the reason of egress-3',
      author: 'priya.raman@acme.example',
      replace: [
        {
          file: REGO_FILE,
          from: 'deny("egress-3", "operation is not permitted on this destination")',
          to: 'deny("egress-3", sprintf("%s %s is not permitted on %s", [input.method, input.path, input.destination.service]))',
        },
      ],
      adds: ['named-operation'],
    },
  ],
  regressions: [
    {
      message: 'Compare paths directly instead of glob.match, which showed up in the profile',
      author: 'jonas.lindqvist@acme.example',
      replace: [
        {
          file: REGO_FILE,
          from: 'glob.match(operation.path, ["/"], input.path)',
          to: 'operation.path == input.path',
        },
      ],
      adds: ['exact-paths'],
    },
    {
      message: 'Rename card-vault to card-vault-v2 ahead of the cut-over',
      author: 'priya.raman@acme.example',
      replace: [{ file: DATA_FILE, from: '"card-vault": {', to: '"card-vault-v2": {' }],
      adds: ['card-vault-renamed'],
    },
    {
      message: 'Read the verified client certificate from the field of the next proxy release',
      author: 'tomasz.wieczorek@acme.example',
      replace: [
        { file: REGO_FILE, from: 'input.tls.mutual\n', to: 'input.tls.client_certificate_verified\n' },
      ],
      adds: ['renamed-tls-field'],
    },
  ],
  drawInput,
  decide,
});
