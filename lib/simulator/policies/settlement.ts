import { PAYMENTS } from '../estate/zones';
import type { Random } from '../random';
import { spiffeId } from './identities';
import { SETTLEMENT } from './paths';
import { definePolicy, type Site, type Traits } from './policy';

type Input = {
  principal: string;
  action: string;
  resource: string;
  amount_eur: number;
  roles: string[];
  approvals: string[];
};

const REGO_FILE = 'payments/settlement/policy.rego';
const REGO = `# Movements of money: machines post entries, people release payouts.
package payments.settlement

import rego.v1

# Releases above this amount need two approvers other than the requester.
dual_control_eur := 50000

default allow := false

allow if {
	input.action in {"ledger.post", "ledger.read", "batch.close"}
	startswith(input.principal, "spiffe://acme.example/ns/payments/")
}

allow if {
	input.action in {"ledger.read", "payout.read"}
	"finance" in input.roles
}

allow if {
	input.action == "payout.release"
	"treasury" in input.roles
	count(approvers) >= required_approvers
}

approvers contains person if {
	some person in input.approvals
	person != input.principal
}

default required_approvers := 1

required_approvers := 2 if input.amount_eur > dual_control_eur
`;

const MACHINE_ACTIONS = ['ledger.post', 'ledger.read', 'batch.close'];

function findLimit(traits: Traits): number {
  if (traits.has('limit-2500')) return 2_500;
  return traits.has('limit-25000') ? 25_000 : 50_000;
}

function decide(input: Input, traits: Traits): boolean {
  if (
    MACHINE_ACTIONS.includes(input.action) &&
    input.principal.startsWith('spiffe://acme.example/ns/payments/')
  )
    return true;
  if ((input.action === 'ledger.read' || input.action === 'payout.read') && input.roles.includes('finance'))
    return true;
  if (input.action !== 'payout.release' || !input.roles.includes('treasury')) return false;
  const approvers = new Set(input.approvals.filter((person) => person !== input.principal));
  return approvers.size >= (input.amount_eur > findLimit(traits) ? 2 : 1);
}

const TREASURY = ['nadia.petrova@acme.example', 'victor.albrecht@acme.example'];
const APPROVERS = [
  'marta.keller@acme.example',
  'victor.albrecht@acme.example',
  'nadia.petrova@acme.example',
  'claire.dubois@acme.example',
];

function drawRelease(random: Random): Input {
  const principal = random.pick(TREASURY);
  const amount = Math.round(random.logNormal(6_000, 0.9) * 100) / 100;
  const others = APPROVERS.filter((person) => person !== principal);
  const first = random.index(others.length);
  const approvals =
    amount > 25_000 && random.chance(0.9)
      ? [others[first]!, others[(first + 1) % others.length]!]
      : [others[first]!];
  return {
    principal,
    action: 'payout.release',
    resource: `payouts/po_${random.hex(8)}`,
    amount_eur: amount,
    roles: ['treasury', 'finance'],
    approvals,
  };
}

function drawInput(random: Random, { service }: Site): Input {
  const kind = random.next();
  if (kind < 0.08) return drawRelease(random);
  const amount = Math.round(random.logNormal(48, 1) * 100) / 100;
  const request = { amount_eur: amount, roles: [], approvals: [] };
  if (kind < 0.12)
    return {
      ...request,
      principal: random.pick(TREASURY),
      action: 'payout.read',
      resource: `payouts/po_${random.hex(8)}`,
      roles: ['finance'],
    };
  // The reporting job of another zone keeps trying to read the ledger.
  if (kind > 0.982)
    return {
      ...request,
      principal: 'spiffe://acme.example/ns/partner-integration/sa/partner-reporting',
      action: 'ledger.read',
      resource: 'ledger/accounts/merchant-fees',
    };
  return {
    ...request,
    principal: spiffeId(service),
    action: kind > 0.9 ? 'batch.close' : kind > 0.6 ? 'ledger.read' : 'ledger.post',
    resource: `ledger/entries/le_${random.hex(8)}`,
  };
}

/** Who may post, read and release money. */
export const settlement = definePolicy<Input>({
  path: SETTLEMENT,
  bundle: 'payments/settlement',
  zone: PAYMENTS,
  reportedAs: 'opa',
  firstRevision: 7,
  medianEvaluationMs: 0.18,
  initial: {
    message: 'Let finance read payouts',
    author: 'marta.keller@acme.example',
    files: { [REGO_FILE]: REGO },
  },
  edits: [
    {
      at: 0.27,
      message: 'Lower the dual control limit to 25,000 EUR (audit finding FIN-118)',
      author: 'priya.raman@acme.example',
      replace: [{ file: REGO_FILE, from: 'dual_control_eur := 50000', to: 'dual_control_eur := 25000' }],
      adds: ['limit-25000'],
    },
    {
      at: 0.551,
      message: 'Write limits without thousands separators everywhere',
      author: 'jonas.lindqvist@acme.example',
      replace: [{ file: REGO_FILE, from: 'dual_control_eur := 25000', to: 'dual_control_eur := 2500' }],
      adds: ['limit-2500'],
    },
    {
      at: 0.556,
      message: 'Restore the dual control limit of 25,000 EUR, which lost a zero',
      author: 'marta.keller@acme.example',
      replace: [{ file: REGO_FILE, from: 'dual_control_eur := 2500\n', to: 'dual_control_eur := 25000\n' }],
      removes: ['limit-2500'],
    },
  ],
  drawInput,
  decide,
});
