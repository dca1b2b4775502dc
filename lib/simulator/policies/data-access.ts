import { AWS } from '../estate/environments';
import { CUSTOMER_PII } from '../estate/zones';
import type { Random } from '../random';
import { DATA_ACCESS } from './paths';
import { definePolicy, type Site, type Traits } from './policy';

type Input = {
  principal: string;
  method: string;
  path: string;
  purpose?: string;
  classification: string;
  case_id?: string;
  subject: { id: string; region: string; email: string };
  caller: { region: string; function: string };
};

const REGO_FILE = 'pii/data_access/policy.rego';
const REGO = `# Personal data is read and changed for a declared purpose only (GDPR, article 5 1 b),
# and data of people in the Union is handled in the Union.
package pii.data_access

import rego.v1

purposes := {
	"support": {"GET"},
	"billing": {"GET"},
	"account-update": {"GET", "PUT", "PATCH"},
	"erasure": {"GET", "DELETE"},
}

decision := refuse("purpose-1", "no purpose was declared") if {
	not input.purpose
} else := refuse("purpose-2", sprintf("purpose %s does not cover %s", [input.purpose, input.method])) if {
	not covered
} else := refuse("residency-1", sprintf("subject is in %s, caller runs in %s", [input.subject.region, input.caller.region])) if {
	input.subject.region == "eu"
	not caller_in_union
} else := refuse("special-1", "special category data needs a case") if {
	input.classification == "special-category"
	not input.case_id
} else := {"allow": true, "rule": "purpose-0", "reason": "the purpose covers the request"}

covered if input.method in purposes[input.purpose]

caller_in_union if startswith(input.caller.region, "eu")

refuse(rule, reason) := {"allow": false, "rule": rule, "reason": reason}
`;

const PURPOSES: Record<string, string[]> = {
  support: ['GET'],
  billing: ['GET'],
  'account-update': ['GET', 'PUT', 'PATCH'],
  erasure: ['GET', 'DELETE'],
};
const refuse = (rule: string, reason: string) => ({ allow: false, rule, reason });

function decide(input: Input, traits: Traits) {
  const { purpose, method, subject, caller } = input;
  if (!purpose) return refuse('purpose-1', 'no purpose was declared');
  const methods = purpose === 'fraud-review' && traits.has('fraud-review') ? ['GET'] : PURPOSES[purpose];
  if (!methods?.includes(method)) return refuse('purpose-2', `purpose ${purpose} does not cover ${method}`);
  if (subject.region === 'eu' && !caller.region.startsWith(traits.has('eu-dash') ? 'eu-' : 'eu'))
    return refuse('residency-1', `subject is in ${subject.region}, caller runs in ${caller.region}`);
  if (input.classification === 'special-category' && !input.case_id)
    return refuse('special-1', 'special category data needs a case');
  return { allow: true, rule: 'purpose-0', reason: 'the purpose covers the request' };
}

const FUNCTIONS: Record<string, { name: string; purpose: string; methods: string[]; path: string }[]> = {
  'account-settings': [
    {
      name: 'settings-update',
      purpose: 'account-update',
      methods: ['PUT', 'PATCH', 'GET'],
      path: 'settings',
    },
  ],
  'support-desk': [{ name: 'support-view', purpose: 'support', methods: ['GET'], path: 'profile' }],
  'erasure-worker': [
    { name: 'erasure-run', purpose: 'erasure', methods: ['DELETE', 'GET'], path: 'profile' },
  ],
  'health-claims': [{ name: 'claims-read', purpose: 'support', methods: ['GET'], path: 'claims' }],
  'identity-verification': [
    { name: 'document-check', purpose: 'account-update', methods: ['GET', 'PUT'], path: 'documents' },
    { name: 'fraud-review', purpose: 'fraud-review', methods: ['GET'], path: 'documents' },
  ],
};
const DEFAULT_FUNCTIONS = [
  { name: 'profile-read', purpose: 'billing', methods: ['GET'], path: 'profile' },
  { name: 'profile-update', purpose: 'account-update', methods: ['GET', 'PATCH'], path: 'profile' },
];

const principalOf = (environment: string, name: string): string =>
  environment === AWS
    ? `arn:aws:sts::111122223333:assumed-role/${name}/${name}-prod`
    : `${name}@acme-pii-prod.iam.gserviceaccount.com`;

function drawInput(random: Random, { service, environment }: Site): Input {
  const wrong = random.next();
  const run = random.pick(FUNCTIONS[service.name] ?? DEFAULT_FUNCTIONS);
  const customer = `cus_${random.hex(8)}`;
  const abroad = wrong < 0.004;
  const special = service.name === 'health-claims';
  const input: Input = {
    principal: abroad
      ? 'arn:aws:sts::111122223333:assumed-role/bi-analyst/sagemaker'
      : principalOf(environment, run.name),
    method: random.pick(run.methods),
    path: `/v2/customers/${customer}/${run.path}`,
    purpose: run.purpose,
    classification: special ? 'special-category' : 'pii',
    subject: {
      id: customer,
      region: random.chance(0.82) ? 'eu' : 'ch',
      email: 'reader@mail.example',
    },
    caller: {
      region: abroad ? 'us-east-1' : environment === AWS ? 'eu-west-1' : 'europe-west4',
      function: run.name,
    },
  };
  if (special && random.chance(0.93)) input.case_id = `CASE-${10_000 + random.index(80_000)}`;
  if (wrong > 0.992) delete input.purpose;
  else if (wrong > 0.983) input.method = 'DELETE';
  return input;
}

/** Which personal data may be used, by whom and what for. */
export const dataAccess = definePolicy<Input>({
  path: DATA_ACCESS,
  bundle: 'pii/data_access',
  zone: CUSTOMER_PII,
  reportedAs: 'opa',
  firstRevision: 21,
  medianEvaluationMs: 0.55,
  initial: {
    message: 'Ask for a case before special category data is read',
    author: 'hanna.virtanen@acme.example',
    files: { [REGO_FILE]: REGO },
  },
  edits: [
    {
      at: 0.12,
      message: 'Add the purpose fraud-review (record of processing no. 41)',
      author: 'diego.santos@acme.example',
      replace: [
        {
          file: REGO_FILE,
          from: '	"erasure": {"GET", "DELETE"},\n',
          to: '	"erasure": {"GET", "DELETE"},\n	"fraud-review": {"GET"},\n',
        },
      ],
      adds: ['fraud-review'],
    },
    {
      at: 0.38,
      rolledBackAfterMinutes: 26,
      message: 'Match regions by eu- so that no other word beginning with eu passes',
      author: 'aisha.bello@acme.example',
      replace: [
        {
          file: REGO_FILE,
          from: 'startswith(input.caller.region, "eu")',
          to: 'startswith(input.caller.region, "eu-")',
        },
      ],
      adds: ['eu-dash'],
    },
    {
      at: 0.41,
      message: 'Say which regions count as the Union',
      author: 'aisha.bello@acme.example',
      replace: [
        {
          file: REGO_FILE,
          from: 'caller_in_union if startswith(input.caller.region, "eu")\n',
          to: '# AWS writes eu-west-1, Google Cloud europe-west4.\ncaller_in_union if startswith(input.caller.region, "eu")\n',
        },
      ],
    },
    {
      at: 0.83,
      message: 'Name the owner of the purposes',
      author: 'hanna.virtanen@acme.example',
      replace: [
        {
          file: REGO_FILE,
          from: 'purposes := {\n',
          to: '# Kept by the data protection office; each has a record of processing.\npurposes := {\n',
        },
      ],
    },
  ],
  drawInput,
  decide,
  mask(input) {
    input.subject.email = '**REDACTED**';
    const masked = ['/input/subject/email'];
    return input.method === 'GET' || input.method === 'DELETE'
      ? { masked }
      : { masked, erased: ['/input/body'] };
  },
});
