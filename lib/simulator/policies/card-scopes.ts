import { PAYMENTS } from '../estate/zones';
import type { Random } from '../random';
import { CARD_SCOPES } from './paths';
import { definePolicy, type Site, type Traits } from './policy';

type Input = {
  principal: string;
  method: string;
  path: string;
  token: { client_id: string; aud: string; scopes: string[] };
};

const REGO_FILE = 'payments/card_scopes/policy.rego';
const REGO = `# Inbound interface of card data: a token for this audience that carries the scope
# which the method needs. Who the workload is was settled by mutual TLS before.
package payments.card_scopes

import rego.v1

required_scope := {
	"GET": "cards:read",
	"POST": "cards:write",
	"PUT": "cards:write",
	"DELETE": "cards:delete",
}

decision := refuse("token was issued for another audience") if {
	not audience_ok
} else := refuse(sprintf("method %s has no scope assigned", [input.method])) if {
	not required_scope[input.method]
} else := refuse(sprintf("scope %s is missing", [required_scope[input.method]])) if {
	not scope_granted
} else := {"allow": true, "reason": "token carries the required scope"}

audience_ok if input.token.aud == "cards.acme.example"

scope_granted if required_scope[input.method] in granted

granted contains scope if some scope in input.token.scopes

refuse(reason) := {"allow": false, "reason": reason}
`;

const SCOPES: Record<string, string> = {
  GET: 'cards:read',
  POST: 'cards:write',
  PUT: 'cards:write',
  DELETE: 'cards:delete',
};
const refuse = (reason: string) => ({ allow: false, reason });

function decide({ method, token }: Input, traits: Traits) {
  if (token.aud !== 'cards.acme.example') return refuse('token was issued for another audience');
  const required = method === 'POST' && traits.has('create-scope') ? 'cards:create' : SCOPES[method];
  if (!required) return refuse(`method ${method} has no scope assigned`);
  const administrates = traits.has('admin-implies-all') && token.scopes.includes('cards:admin');
  if (!administrates && !token.scopes.includes(required)) return refuse(`scope ${required} is missing`);
  return { allow: true, reason: 'token carries the required scope' };
}

type Client = { id: string; scopes: string[]; methods: string[] };
const CLIENTS: Client[] = [
  {
    id: 'checkout-api',
    scopes: ['cards:read', 'cards:write'],
    methods: ['GET', 'GET', 'GET', 'POST', 'POST'],
  },
  { id: 'payment-gateway', scopes: ['cards:read'], methods: ['GET'] },
  {
    id: 'mobile-bff',
    scopes: ['cards:read', 'cards:write', 'cards:delete'],
    methods: ['GET', 'GET', 'POST', 'DELETE'],
  },
  { id: 'fraud-scoring', scopes: ['cards:read'], methods: ['GET'] },
];
/** Clients that ask for more than they hold. */
const OVERREACHING: Client[] = [
  { id: 'loyalty-points', scopes: ['cards:read'], methods: ['POST'] },
  { id: 'support-desk', scopes: ['cards:read'], methods: ['DELETE'] },
  { id: 'card-operations-console', scopes: ['cards:admin'], methods: ['GET', 'PUT'] },
];

function drawInput(random: Random, { service }: Site): Input {
  const wrong = random.next();
  const client = random.pick(wrong < 0.018 ? OVERREACHING : CLIENTS);
  const method = random.pick(client.methods);
  const collection = service.name === 'three-ds-server' ? '/v2/enrolments' : '/v1/cards';
  return {
    principal: `spiffe://acme.example/client/${client.id}`,
    method,
    path: method === 'POST' ? collection : `${collection}/tok_${random.hex(8)}`,
    token: {
      client_id: client.id,
      aud: wrong > 0.998 ? 'orders.acme.example' : 'cards.acme.example',
      scopes: client.scopes,
    },
  };
}

/** Which tokens may read and change card data. */
export const cardScopes = definePolicy<Input>({
  path: CARD_SCOPES,
  bundle: 'payments/card_scopes',
  zone: PAYMENTS,
  reportedAs: 'opa',
  firstRevision: 4,
  medianEvaluationMs: 0.21,
  initial: {
    message: 'Ask for cards:delete on DELETE',
    author: 'marta.keller@acme.example',
    files: { [REGO_FILE]: REGO },
  },
  edits: [
    {
      at: 0.33,
      message: 'State who owns this policy and where its tests are',
      author: 'aisha.bello@acme.example',
      replace: [
        {
          file: REGO_FILE,
          from: '# which the method needs. Who the workload is was settled by mutual TLS before.\n',
          to: '# which the method needs. Who the workload is was settled by mutual TLS before.\n# Owner: team-payments. Tests: payments/card_scopes/policy_test.rego\n',
        },
      ],
    },
    {
      at: 0.62,
      rolledBackAfterMinutes: 34,
      message: 'Split cards:write: creating a card needs cards:create',
      author: 'jonas.lindqvist@acme.example',
      replace: [{ file: REGO_FILE, from: '"POST": "cards:write"', to: '"POST": "cards:create"' }],
      adds: ['create-scope'],
    },
    {
      at: 0.88,
      message: 'Let cards:admin stand for every scope (operations console)',
      author: 'priya.raman@acme.example',
      replace: [
        {
          file: REGO_FILE,
          from: 'granted contains scope if some scope in input.token.scopes\n',
          to: `granted contains scope if some scope in input.token.scopes

granted contains scope if {
	"cards:admin" in input.token.scopes
	some scope in required_scope
}
`,
        },
      ],
      adds: ['admin-implies-all'],
    },
  ],
  drawInput,
  decide,
  mask: () => ({ erased: ['/input/headers/authorization'] }),
});
