import { PARTNER } from '../estate/zones';
import type { Random } from '../random';
import { API_SCOPES } from './paths';
import { definePolicy, type Site, type Traits } from './policy';

type Input = {
  principal: string;
  method: string;
  path: string;
  partner: { id: string; contract: { status: string } };
  scopes: string[];
};

const REGO_FILE = 'partner/api_scopes/policy.rego';
const REGO = `# What partners may call: a contract in force, and the scope of the interface.
package partner.api_scopes

import rego.v1

partners := {
	"alpenbank",
	"baltic-freight",
	"helvetia-cover",
	"nordwind-logistics",
	"rhein-parcel",
	"sunrise-insurance",
}

interface := split(trim_prefix(input.path, "/"), "/")[1]

access := "read" if input.method in {"GET", "HEAD"}

access := "write" if not input.method in {"GET", "HEAD"}

decision := refuse("contract-1", sprintf("%s is no partner", [input.partner.id])) if {
	not input.partner.id in partners
} else := refuse("contract-2", sprintf("contract is %s", [input.partner.contract.status])) if {
	input.partner.contract.status != "active"
} else := refuse("scope-1", sprintf("scope %s:%s is missing", [interface, access])) if {
	not granted
} else := {"allow": true, "rule": "scope-0", "reason": "contract and scope are in order"}

granted if sprintf("%s:%s", [interface, access]) in input.scopes

refuse(rule, reason) := {"allow": false, "rule": rule, "reason": reason}
`;

const PARTNERS = [
  'alpenbank',
  'baltic-freight',
  'helvetia-cover',
  'nordwind-logistics',
  'rhein-parcel',
  'sunrise-insurance',
];
const refuse = (rule: string, reason: string) => ({ allow: false, rule, reason });

function decide({ method, path, partner, scopes }: Input, traits: Traits) {
  const dropped = partner.id === 'nordwind-logistics' && traits.has('dropped-nordwind');
  if (dropped || !PARTNERS.includes(partner.id)) return refuse('contract-1', `${partner.id} is no partner`);
  const { status } = partner.contract;
  if (status !== 'active' && !(traits.has('notice-period') && status === 'in-notice'))
    return refuse('contract-2', `contract is ${status}`);
  const scope = `${path.split('/')[2]}:${method === 'GET' || method === 'HEAD' ? 'read' : 'write'}`;
  if (!scopes.includes(scope)) return refuse('scope-1', `scope ${scope} is missing`);
  return { allow: true, rule: 'scope-0', reason: 'contract and scope are in order' };
}

type Client = { id: string; status?: string; scopes: string[] };
const LOGISTICS: Client[] = [
  { id: 'nordwind-logistics', scopes: ['shipments:read', 'shipments:write', 'orders:read'] },
  { id: 'rhein-parcel', scopes: ['shipments:read', 'shipments:write'] },
  { id: 'baltic-freight', scopes: ['shipments:read', 'orders:read'] },
];
const BANKS: Client[] = [{ id: 'alpenbank', scopes: ['settlements:read', 'settlements:write'] }];
const INSURERS: Client[] = [
  { id: 'helvetia-cover', scopes: ['claims:read', 'claims:write'] },
  { id: 'sunrise-insurance', scopes: ['claims:read'] },
];
const CLIENTS: Record<string, Client[]> = {
  'partner-settlement-hub': BANKS,
  'insurance-bridge': INSURERS,
};
/** In notice since spring; its nightly job still runs. */
const LEAVING: Client = { id: 'sunrise-insurance', status: 'in-notice', scopes: ['claims:read'] };
const UNKNOWN: Client = { id: 'quickship-trial', scopes: ['shipments:read'] };

function drawInput(random: Random, { service }: Site): Input {
  const wrong = random.next();
  const known = random.pick(CLIENTS[service.name] ?? LOGISTICS);
  const client = wrong < 0.006 ? UNKNOWN : wrong < 0.014 ? LEAVING : known;
  const scope = wrong > 0.988 ? 'customers:read' : random.pick(client.scopes);
  const [name, access] = scope.split(':');
  const reads = access === 'read';
  return {
    principal: `partner:${client.id}`,
    method: reads ? 'GET' : random.pick(['POST', 'PUT']),
    path: `/v3/${name}/${name!.slice(0, 3)}_${random.hex(8)}`,
    partner: { id: client.id, contract: { status: client.status ?? 'active' } },
    scopes: client.scopes,
  };
}

/** What each partner may call. */
export const apiScopes = definePolicy<Input>({
  path: API_SCOPES,
  bundle: 'partner/api_scopes',
  zone: PARTNER,
  reportedAs: 'opa',
  firstRevision: 31,
  medianEvaluationMs: 0.34,
  initial: {
    message: 'Add rhein-parcel',
    author: 'ben.okafor@acme.example',
    files: { [REGO_FILE]: REGO },
  },
  edits: [
    {
      at: 0.29,
      message: 'Honour contracts in notice until they end',
      author: 'claire.dubois@acme.example',
      replace: [
        {
          file: REGO_FILE,
          from: 'input.partner.contract.status != "active"',
          to: 'not input.partner.contract.status in {"active", "in-notice"}',
        },
      ],
      adds: ['notice-period'],
    },
    {
      at: 0.79,
      rolledBackAfterMinutes: 41,
      message: 'Remove partners whose contracts ended',
      author: 'ben.okafor@acme.example',
      replace: [{ file: REGO_FILE, from: '	"nordwind-logistics",\n', to: '' }],
      adds: ['dropped-nordwind'],
    },
    {
      at: 0.93,
      message: 'Say where the list of partners comes from',
      author: 'claire.dubois@acme.example',
      replace: [
        {
          file: REGO_FILE,
          from: 'partners := {\n',
          to: '# From the contract register; a partner leaves it on the day after the last day.\npartners := {\n',
        },
      ],
    },
  ],
  drawInput,
  decide,
});
