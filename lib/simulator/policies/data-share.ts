import { PARTNER } from '../estate/zones';
import type { Random } from '../random';
import { DATA_SHARE } from './paths';
import { definePolicy, type Traits } from './policy';

type Input = {
  context: {
    identity: { user: string; groups: string[] };
    softwareStack: { trinoVersion: string };
  };
  action: {
    operation: string;
    resource?: {
      table: { catalogName: string; schemaName: string; tableName: string; columns: string[] };
    };
  };
};

const REGO_FILE = 'partner/data_share/policy.rego';
const REGO = `# Trino: which shared tables a partner's analysts may query.
package partner.data_share

import rego.v1

default allow := false

allow if input.action.operation == "ExecuteQuery"

allow if {
	input.action.operation == "SelectFromColumns"
	table.catalogName == "shared"
	some group in input.context.identity.groups
	table.schemaName in schemas[group]
	count(hidden_columns) == 0
}

table := input.action.resource.table

schemas := {
	"analysts-nordwind": {"logistics"},
	"analysts-alpenbank": {"settlement"},
	"data-office": {"logistics", "settlement", "claims"},
}

hidden_columns contains column if {
	some column in table.columns
	column in {"margin_eur", "discount_code"}
	not "data-office" in input.context.identity.groups
}
`;

const SCHEMAS: Record<string, string[]> = {
  'analysts-nordwind': ['logistics'],
  'analysts-alpenbank': ['settlement'],
  'data-office': ['logistics', 'settlement', 'claims'],
};

function decide({ context, action }: Input, traits: Traits): boolean {
  if (action.operation === 'ExecuteQuery') return true;
  const table = action.resource?.table;
  if (action.operation !== 'SelectFromColumns' || !table) return false;
  if (table.catalogName !== 'shared') return false;
  const { groups } = context.identity;
  const sees = (group: string) =>
    SCHEMAS[group]?.includes(table.schemaName) ||
    (group === 'analysts-helvetia' && traits.has('helvetia') && table.schemaName === 'claims');
  if (!groups.some(sees)) return false;
  return (
    groups.includes('data-office') ||
    !table.columns.some((column) => column === 'margin_eur' || column === 'discount_code')
  );
}

const ANALYSTS = [
  { user: 'ext-lars.berg', groups: ['analysts-nordwind'], schema: 'logistics', table: 'shipments' },
  { user: 'ext-eva.gruber', groups: ['analysts-alpenbank'], schema: 'settlement', table: 'daily_totals' },
  { user: 'ext-paul.frei', groups: ['analysts-helvetia'], schema: 'claims', table: 'open_claims' },
  { user: 'claire.dubois', groups: ['data-office'], schema: 'logistics', table: 'shipments' },
];
const WEIGHTS = [0, 0, 0, 1, 1, 3, 3, 3];

function drawInput(random: Random): Input {
  const wrong = random.next();
  const analyst = ANALYSTS[random.chance(0.03) ? 2 : random.pick(WEIGHTS)]!;
  const context = {
    identity: { user: analyst.user, groups: analyst.groups },
    softwareStack: { trinoVersion: '476' },
  };
  if (random.chance(0.35)) return { context, action: { operation: 'ExecuteQuery' } };
  return {
    context,
    action: {
      operation: 'SelectFromColumns',
      resource: {
        table: {
          catalogName: wrong < 0.01 ? 'finance' : 'shared',
          schemaName: analyst.schema,
          tableName: analyst.table,
          columns: wrong > 0.98 ? ['id', 'status', 'margin_eur'] : ['id', 'status', 'updated_at'],
        },
      },
    },
  };
}

/** Which shared tables partners may query. */
export const dataShare = definePolicy<Input>({
  path: DATA_SHARE,
  bundle: 'partner/data_share',
  zone: PARTNER,
  reportedAs: 'opa',
  firstRevision: 3,
  medianEvaluationMs: 0.9,
  initial: {
    message: 'Hide margins and discounts from partners',
    author: 'claire.dubois@acme.example',
    files: { [REGO_FILE]: REGO },
  },
  edits: [
    {
      at: 0.52,
      message: 'Share claims with the analysts of Helvetia Cover',
      author: 'ben.okafor@acme.example',
      replace: [
        {
          file: REGO_FILE,
          from: '	"analysts-alpenbank": {"settlement"},\n',
          to: '	"analysts-alpenbank": {"settlement"},\n	"analysts-helvetia": {"claims"},\n',
        },
      ],
      adds: ['helvetia'],
    },
    {
      at: 0.9,
      message: 'Name the owner of the hidden columns',
      author: 'claire.dubois@acme.example',
      replace: [
        {
          file: REGO_FILE,
          from: 'hidden_columns contains column if {\n',
          to: '# Kept by the data office, see the register of shared data.\nhidden_columns contains column if {\n',
        },
      ],
    },
  ],
  drawInput,
  decide,
});
