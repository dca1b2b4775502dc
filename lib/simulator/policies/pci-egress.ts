import { PAYMENTS } from '../estate/zones';
import type { Random } from '../random';
import type { CedarAnswer, CedarRequest, EntityUid } from './cedar-request';
import { spiffeId } from './identities';
import { PCI_EGRESS } from './paths';
import { EGRESS_FILE, EGRESS_TEXT } from './pci-egress-text';
import { definePolicy, type Site, type Traits } from './policy';

type Context = {
  path: string;
  host: string;
  port: number;
  tls: { version: string; mutual: boolean };
};
type Input = CedarRequest & { context: Context };
type Operation = { method: string; path: string };

const op = (method: string, path: string): Operation => ({ method, path });

/** The operations that the text lists; `*` stands for any characters, slashes too. */
const OPERATIONS: Record<string, Operation[]> = {
  'card-vault': [op('GET', '/v1/cards/*'), op('POST', '/v1/tokens'), op('DELETE', '/v1/cards/*')],
  'fraud-scoring': [op('POST', '/v1/scores')],
  'three-ds-server': [op('POST', '/v2/authentications'), op('GET', '/v2/authentications/*')],
  'acquirer-connector': [
    op('POST', '/v1/authorizations'),
    op('POST', '/v1/authorizations/*/captures'),
    op('POST', '/v1/payments/*/refunds'),
  ],
  ledger: [op('POST', '/v1/entries'), op('GET', '/v1/batches/*')],
  'partner-settlement-hub': [op('PUT', '/v1/files/*')],
};
const DISPUTE_EVIDENCE = op('PUT', '/v1/disputes/*/evidence');
const TRUST_DOMAIN = { type: 'TrustDomain', id: 'acme.example' };
const isTrustDomain = ({ type, id }: EntityUid) => type === TRUST_DOMAIN.type && id === TRUST_DOMAIN.id;

const DESCRIPTIONS = {
  'egress-0': 'destination, operation and transport are permitted',
  'egress-1': 'caller has no workload identity of acme.example',
  'egress-2': 'destination is not on the egress allow-list',
  'egress-3': 'operation is not permitted on this destination',
  'egress-4': 'mutual TLS 1.2 or newer is required',
};
const WITH_OWNER = 'operation is not permitted on this destination; ask team-payments to add it';

/** As Cedar's `like` with one `*`: at most one occurs in each of the patterns. */
function isLike(path: string, pattern: string): boolean {
  const [start, end] = pattern.split('*') as [string, string?];
  if (end === undefined) return path === start;
  return path.length >= start.length + end.length && path.startsWith(start) && path.endsWith(end);
}

function findOperations(service: string, traits: Traits): Operation[] | null {
  if (service === 'document-store') return traits.has('document-store') ? [DISPUTE_EVIDENCE] : null;
  if (service === 'card-vault' && traits.has('card-vault-renamed')) return null;
  return OPERATIONS[service] ?? null;
}

/** Every forbid that holds: Cedar names all of them, in no order. */
function listForbids(
  { action, resource, context, entities }: Input,
  traits: Traits,
): (keyof typeof DESCRIPTIONS)[] {
  const { path, tls } = context;
  const operations = findOperations(resource.id, traits);
  const isPermitted = operations?.some(
    (operation) =>
      operation.method === action.id &&
      (traits.has('exact-paths') ? operation.path === path : isLike(path, operation.path)),
  );
  const isIdentified = entities.some(({ parents }) => parents.some(isTrustDomain));
  return [
    ...(isIdentified ? [] : ['egress-1' as const]),
    ...(operations ? [] : ['egress-2' as const]),
    ...(isPermitted === false ? ['egress-3' as const] : []),
    ...(tls.mutual && !traits.has('renamed-tls-field') ? [] : ['egress-4' as const]),
  ];
}

function decide(input: Input, traits: Traits): CedarAnswer {
  const forbids = listForbids(input, traits);
  const ids = forbids.length === 0 ? (['egress-0'] as const) : forbids;
  return {
    allow: forbids.length === 0,
    determining: ids.map((id) => ({
      id,
      description: id === 'egress-3' && traits.has('named-owner') ? WITH_OWNER : DESCRIPTIONS[id],
    })),
  };
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
  const wrong = random.next();
  const [destination, method, template] =
    wrong < 0.016 ? random.pick(REFUSED_CALLS) : random.pick(CALLS[service.name] ?? DEFAULT_CALLS);
  const path = template.includes('#')
    ? template.replace('#', (ID_PREFIX[destination] ?? 'id_') + random.hex(8))
    : template;
  const isOdd = wrong > 0.9975;
  // A batch host of the data centre has a certificate of its own; elsewhere a sidecar is missing.
  const isBatchHost = isOdd && service.name === 'settlement-worker';
  const principal = { type: 'Workload', id: isBatchHost ? 'cn=batch-host-2' : spiffeId(service) };
  return {
    principal,
    action: { type: 'Action', id: method },
    resource: { type: 'Service', id: destination },
    context: {
      path,
      host: destination.includes('.') ? destination : `${destination}.${environment}.svc.acme.example`,
      port: 8443,
      tls: { version: random.chance(0.8) ? '1.3' : '1.2', mutual: !isOdd || isBatchHost },
    },
    entities: [{ uid: principal, attrs: {}, parents: isBatchHost ? [] : [TRUST_DOMAIN] }],
  };
}

/** Which calls may leave the cardholder data environment. */
export const pciEgress = definePolicy<Input>({
  path: PCI_EGRESS,
  bundle: 'payments/pci_egress',
  zone: PAYMENTS,
  reportedAs: 'cedar',
  firstRevision: 11,
  medianEvaluationMs: 0.42,
  initial: {
    message: 'Allow captures on authorisations older than a day',
    author: 'marta.keller@acme.example',
    files: { [EGRESS_FILE]: EGRESS_TEXT },
  },
  edits: [
    {
      at: 0.18,
      message: 'Allow dispute evidence to be filed in document-store',
      author: 'jonas.lindqvist@acme.example',
      replace: [
        {
          file: EGRESS_FILE,
          from: '    Service::"ledger",\n',
          to: '    Service::"document-store",\n    Service::"ledger",\n',
        },
        {
          file: EGRESS_FILE,
          from: '  (resource == Service::"ledger" && !(\n',
          to: `  (resource == Service::"document-store" && !(
    action == Action::"PUT" && context.path like "/v1/disputes/*/evidence"
  )) ||
  (resource == Service::"ledger" && !(
`,
        },
      ],
      adds: ['document-store'],
    },
    {
      at: 0.46,
      message: 'Refuse TLS 1.1 as PCI DSS 4.0 asks',
      author: 'lena.hofmann@acme.example',
      replace: [{ file: EGRESS_FILE, from: '["1.1", "1.2", "1.3"]', to: '["1.2", "1.3"]' }],
    },
    {
      at: 0.71,
      message: 'Say in the reason of egress-3 who adds operations',
      author: 'priya.raman@acme.example',
      replace: [
        {
          file: EGRESS_FILE,
          from: `@description("${DESCRIPTIONS['egress-3']}")`,
          to: `@description("${WITH_OWNER}")`,
        },
      ],
      adds: ['named-owner'],
    },
  ],
  regressions: [
    {
      message: 'Compare paths directly instead of with like, which showed up in the profile',
      author: 'jonas.lindqvist@acme.example',
      replace: [
        { file: EGRESS_FILE, from: 'context.path like "', to: 'context.path == "', isEverywhere: true },
      ],
      adds: ['exact-paths'],
    },
    {
      message: 'Rename card-vault to card-vault-v2 ahead of the cut-over',
      author: 'priya.raman@acme.example',
      replace: [
        {
          file: EGRESS_FILE,
          from: 'Service::"card-vault"',
          to: 'Service::"card-vault-v2"',
          isEverywhere: true,
        },
      ],
      adds: ['card-vault-renamed'],
    },
    {
      message: 'Read the verified client certificate from the field of the next proxy release',
      author: 'tomasz.wieczorek@acme.example',
      replace: [
        {
          file: EGRESS_FILE,
          from: 'context.tls has mutual && context.tls.mutual &&',
          to: 'context.tls has client_certificate_verified && context.tls.client_certificate_verified &&',
        },
      ],
      adds: ['renamed-tls-field'],
    },
  ],
  drawInput,
  decide,
});
