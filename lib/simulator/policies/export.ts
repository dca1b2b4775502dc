import { AWS } from '../estate/environments';
import { CUSTOMER_PII } from '../estate/zones';
import type { Random } from '../random';
import { EXPORT } from './paths';
import { definePolicy, type Site, type Traits } from './policy';

type Input = {
  principal: string;
  action: 'export';
  resource: string;
  rows: number;
  columns: string[];
  approved_by?: string;
  destination: { service: string; region: string; encrypted: boolean };
};

const REGO_FILE = 'pii/export/policy.rego';
const REGO = `# Exports of personal data: every objection is listed, so that one request suffices to mend all.
package pii.export

import rego.v1

row_limit := 1000000

direct_identifiers := {"email", "phone", "iban", "national_id"}

decision := {"allow": count(violations) == 0, "violations": violations}

violations contains sprintf("column %s identifies people directly", [column]) if {
	some column in input.columns
	column in direct_identifiers
	not input.approved_by
}

violations contains sprintf("%d rows exceed the limit of %d", [input.rows, row_limit]) if {
	input.rows > row_limit
	not input.approved_by
}

violations contains sprintf("region %s is outside the agreed regions", [input.destination.region]) if {
	not input.destination.region in {"eu-west-1", "europe-west4", "de-fra"}
}
`;

const IDENTIFIERS = ['email', 'phone', 'iban', 'national_id'];

function decide(input: Input, traits: Traits) {
  const violations = new Set<string>();
  const limit = traits.has('half-limit') ? 500_000 : 1_000_000;
  if (!input.approved_by) {
    for (const column of input.columns)
      if (IDENTIFIERS.includes(column)) violations.add(`column ${column} identifies people directly`);
    if (input.rows > limit) violations.add(`${input.rows} rows exceed the limit of ${limit}`);
  }
  if (!['eu-west-1', 'europe-west4', 'de-fra'].includes(input.destination.region))
    violations.add(`region ${input.destination.region} is outside the agreed regions`);
  if (traits.has('encrypted-only') && !input.destination.encrypted)
    violations.add('the destination is not encrypted');
  return { allow: violations.size === 0, violations: [...violations].sort() };
}

const SETS = [
  { name: 'orders-daily', columns: ['order_id', 'postcode', 'total_eur'], to: 'warehouse' },
  { name: 'churn-features', columns: ['customer_hash', 'tenure_days', 'segment'], to: 'feature-store' },
  { name: 'newsletter-audience', columns: ['customer_hash', 'locale'], to: 'campaign-manager' },
  { name: 'support-quality', columns: ['case_id', 'duration_s', 'rating'], to: 'warehouse' },
];

function drawInput(random: Random, { service, environment }: Site): Input {
  const wrong = random.next();
  const set = random.pick(SETS);
  const identifying = wrong < 0.016;
  const region = environment === AWS ? 'eu-west-1' : 'europe-west4';
  return {
    principal: identifying
      ? 'campaign-manager@acme-marketing.iam.gserviceaccount.com'
      : `${service.name}@acme-pii-prod.iam.gserviceaccount.com`,
    action: 'export',
    resource: `datasets/${set.name}`,
    rows: Math.round(random.logNormal(60_000, 0.8)),
    columns: identifying ? [...set.columns, random.pick(IDENTIFIERS)] : set.columns,
    ...(random.chance(0.1) ? { approved_by: 'hanna.virtanen@acme.example' } : {}),
    destination: {
      service: set.to,
      region: wrong > 0.994 ? 'us-central1' : region,
      encrypted: wrong < 0.99 || wrong > 0.994,
    },
  };
}

/** Which data sets may leave the zone of personal data. */
export const dataExport = definePolicy<Input>({
  path: EXPORT,
  bundle: 'pii/export',
  zone: CUSTOMER_PII,
  reportedAs: 'opa',
  firstRevision: 2,
  medianEvaluationMs: 0.7,
  initial: {
    message: 'List every objection instead of the first',
    author: 'diego.santos@acme.example',
    files: { [REGO_FILE]: REGO },
  },
  edits: [
    {
      at: 0.22,
      message: 'Halve the row limit',
      author: 'hanna.virtanen@acme.example',
      replace: [{ file: REGO_FILE, from: 'row_limit := 1000000', to: 'row_limit := 500000' }],
      adds: ['half-limit'],
    },
    {
      at: 0.58,
      message: 'Refuse destinations without encryption at rest',
      author: 'lena.hofmann@acme.example',
      replace: [
        {
          file: REGO_FILE,
          from: 'violations contains sprintf("region %s',
          to: `violations contains "the destination is not encrypted" if not input.destination.encrypted

violations contains sprintf("region %s`,
        },
      ],
      adds: ['encrypted-only'],
    },
  ],
  drawInput,
  decide,
});
