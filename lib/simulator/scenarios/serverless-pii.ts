import { AWS, GCP } from '../estate/environments';
import { CUSTOMER_LOGIN } from '../estate/providers';
import { SERVICES } from '../estate/services';
import { CUSTOMER_PII, PARTNER, SANDBOX } from '../estate/zones';
import { formatMicros } from '../format-time';
import { hashText, Random } from '../random';
import type { Episode, TimedEvent } from '../story/story';
import { publishText } from './publish-text';
import { planEach, type Scenario, type ScenarioPlan } from './scenario';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const KEY = hashText('serverless pii');

/** The gateway's check of tokens, and the roles of the functions behind it. */
export const GATEWAY_JWT = 'pii/gateway_jwt';
export const FUNCTION_ROLES = 'pii/function_roles';
/** Who calls with an expired token on purpose. */
export const PROBE = 'spiffe://acme.example/ns/platform/sa/token-probe';

const GATEWAY_TEXT = `openapi: 3.0.1
info: { title: pii, version: '2' }
security: [{ customers: [] }]
components:
  securitySchemes:
    customers:
      type: oauth2
      x-amazon-apigateway-authorizer:
        type: jwt
        identitySource: $request.header.Authorization
        jwtConfiguration:
          issuer: https://login.acme.example/customers
          audience: [pii]
x-trust-headers: [x-trust-zone, x-trust-principal]
`;
const ROLES_TEXT = `# One role a function; each reads its own table and no other.
Statement:
  - Effect: Allow
    Action: [dynamodb:GetItem, dynamodb:PutItem]
    Resource: arn:aws:dynamodb:eu-west-1:210987654321:table/\${function}
`;

const functions = SERVICES.filter(({ zone }) => zone === CUSTOMER_PII);

const planEpisodes = (start: number): Episode[] => [
  {
    kind: 'refused-tokens',
    zone: CUSTOMER_PII,
    policy: GATEWAY_JWT,
    ratio: 0.08,
    reason: 'the token is expired',
    from: start,
    to: start + 20 * MINUTE,
  },
  {
    kind: 'refused-tokens',
    zone: CUSTOMER_PII,
    policy: GATEWAY_JWT,
    ratio: 0.006,
    reason: 'the token is expired',
    from: start + 20 * MINUTE,
    to: Infinity,
  },
  {
    kind: 'auth-failures',
    provider: CUSTOMER_LOGIN,
    ratio: 0.1,
    reason: 'token_signature_invalid',
    from: start,
    to: start + 20 * MINUTE,
  },
  ...[PARTNER, SANDBOX].map((sourceZone): Episode => ({
    kind: 'intruders',
    sourceZone,
    targetZone: CUSTOMER_PII,
    ratio: 0.06,
    from: start,
    to: start + 90 * MINUTE,
  })),
  { kind: 'audited-data', zone: CUSTOMER_PII, from: start, to: Infinity },
];

/** Functions that still ask for the tables of others: their new roles refuse it, every few minutes for six hours. */
function planCrossFunction(random: Random, start: number): TimedEvent[] {
  const events: TimedEvent[] = [];
  let at = start + MINUTE;
  while (at < start + 6 * HOUR) {
    const caller = random.pick(functions);
    const target = random.pick(functions.filter(({ name }) => name !== caller.name));
    events.push({
      at,
      event: {
        kind: 'decision',
        id: random.uuid(),
        occurredAt: formatMicros(at),
        sentAt: formatMicros(at + 900),
        outcome: 'deny',
        environment: AWS,
        service: caller.name,
        principal: `arn:aws:sts::210987654321:assumed-role/${caller.name}-function/${caller.name}`,
        policy: FUNCTION_ROLES,
        rule: 'nothing allows it',
        action: 'dynamodb:GetItem',
        resource: `arn:aws:dynamodb:eu-west-1:210987654321:table/${target.name}`,
        reason: `no identity-based policy of ${caller.name} allows to read the table of ${target.name}`,
        targetService: target.name,
        targetZone: CUSTOMER_PII,
      },
    });
    at += random.logNormal(at < start + HOUR ? 2 : 12, 0.5) * MINUTE;
  }
  return events;
}

/** Each minute for six hours a probe calls with an expired token, and must be refused. */
const planProbe = (random: Random, start: number): TimedEvent[] =>
  Array.from({ length: 360 }, (_, minute) => {
    const at = start + minute * MINUTE + 30_000;
    const service = random.pick(functions);
    return {
      at,
      event: {
        kind: 'decision',
        id: random.uuid(),
        occurredAt: formatMicros(at),
        sentAt: formatMicros(at + 500),
        outcome: 'deny',
        environment: random.pick(service.environments),
        service: service.name,
        principal: PROBE,
        policy: GATEWAY_JWT,
        rule: 'jwt',
        action: 'GET',
        resource: `/v1/${service.name}`,
        reason: 'the token is expired',
        labels: { synthetic: 'true' },
      },
    };
  });

function planStart(seed: number, start: number): Omit<ScenarioPlan, 'publications'> {
  const random = new Random(seed, KEY, Math.floor(start / MINUTE));
  return {
    episodes: planEpisodes(start),
    events: [
      ...publishText(seed, start - 12 * MINUTE, [AWS, GCP], {
        policy: FUNCTION_ROLES,
        zone: CUSTOMER_PII,
        author: 'hanna.virtanen@acme.example',
        message: 'One role a function, which reads its own table only',
        files: { 'pii/function-role.yaml': ROLES_TEXT },
      }),
      ...publishText(seed, start - 2 * MINUTE, [AWS, GCP], {
        policy: GATEWAY_JWT,
        zone: CUSTOMER_PII,
        author: 'diego.santos@acme.example',
        message: 'Validate tokens at the gateway and add trust headers',
        files: { 'pii/gateway.yaml': GATEWAY_TEXT },
      }),
      ...planCrossFunction(random, start),
      ...planProbe(random, start),
    ],
  };
}

/**
 * Functions that handle personal data get a zone of their own: the gateway validates tokens, each function has a
 * role of its own, and every access to their data is audited. Nothing runs beside the functions.
 */
export const serverlessPii: Scenario = {
  name: 'serverless-pii',
  summary:
    'The gateway before functions with personal data checks tokens, roles stop reads across functions, and accesses are audited.',
  lookAt:
    'The zone customer-pii (/zones/customer-pii): auth errors, and the denials of pii/gateway_jwt and pii/function_roles.',
  plan: ({ seed, starts }) => planEach(starts, (start) => planStart(seed, start)),
};
