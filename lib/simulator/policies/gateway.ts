import { EDGE } from '../estate/zones';
import type { Random } from '../random';
import { GATEWAY } from './paths';
import { definePolicy, type Site, type Traits } from './policy';

export type GatewayInput = {
  client: { ip: string; country: string; requests_last_minute: number; user_agent: string };
  method: string;
  path: string;
  session?: string;
};

const REGO_FILE = 'edge/gateway/policy.rego';
const REGO = `# Requests from the internet, before any service sees them.
package edge.gateway

import rego.v1

requests_per_minute := 300

closed_paths := {"/.env", "/.git/config", "/wp-login.php", "/actuator/env", "/server-status"}

decision := refuse("path-1", "the path is closed to the internet") if {
	input.path in closed_paths
} else := refuse("rate-1", sprintf("more than %d requests in a minute", [requests_per_minute])) if {
	input.client.requests_last_minute > requests_per_minute
} else := refuse("session-1", "the path needs a session") if {
	startswith(input.path, "/account")
	not input.session
} else := {"allow": true, "rule": "open-0", "reason": "open to the internet"}

refuse(rule, reason) := {"allow": false, "rule": rule, "reason": reason}
`;

const CLOSED = ['/.env', '/.git/config', '/wp-login.php', '/actuator/env', '/server-status'];
const refuse = (rule: string, reason: string) => ({ allow: false, rule, reason });

function decide({ client, path, session }: GatewayInput, traits: Traits) {
  if (CLOSED.includes(path) || (path === '/debug/pprof' && traits.has('pprof')))
    return refuse('path-1', 'the path is closed to the internet');
  const limit = traits.has('limit-240') ? 240 : 300;
  if (client.requests_last_minute > limit) return refuse('rate-1', `more than ${limit} requests in a minute`);
  if (path.startsWith('/account') && !session) return refuse('session-1', 'the path needs a session');
  return { allow: true, rule: 'open-0', reason: 'open to the internet' };
}

const PATHS: Record<string, string[]> = {
  'web-frontend': ['/', '/p/#', '/c/garden', '/cart', '/account/orders', '/assets/app.js'],
  'mobile-bff': ['/v4/home', '/v4/products/#', '/v4/cart', '/account/profile'],
  'login-front': ['/login', '/login/callback', '/logout'],
  'image-resizer': ['/img/#/640.webp', '/img/#/1280.webp'],
  'search-suggest': ['/suggest'],
};
const DEFAULT_PATHS = ['/', '/v4/home', '/p/#', '/suggest', '/account/orders'];
const COUNTRIES = ['DE', 'DE', 'DE', 'NL', 'FR', 'AT', 'PL', 'IE', 'ES'];
const AGENTS = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) Safari/605.1.15',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0.0.0',
  'AcmeShop/8.14 (Android 16)',
];

function drawInput(random: Random, { service }: Site): GatewayInput {
  const wrong = random.next();
  if (wrong < 0.011)
    return {
      // A handful of scanners that come back every day.
      client: {
        ip: `203.0.113.${60 + random.index(6)}`,
        country: random.pick(['US', 'SG', 'RO']),
        requests_last_minute: 20 + random.index(500),
        user_agent: random.pick(['zgrab/0.x', 'python-requests/2.32', 'masscan/1.3']),
      },
      method: 'GET',
      path: random.chance(0.1) ? '/debug/pprof' : random.pick(CLOSED),
    };
  const template = random.pick(PATHS[service.name] ?? DEFAULT_PATHS);
  const signedIn = random.chance(template.startsWith('/account') ? 0.96 : 0.5);
  return {
    client: {
      ip: `198.51.100.${random.index(254) + 1}`,
      country: random.pick(COUNTRIES),
      requests_last_minute: wrong > 0.991 ? 200 + random.index(400) : random.index(60),
      user_agent: random.pick(AGENTS),
    },
    method: template === '/cart' || template === '/login/callback' ? 'POST' : 'GET',
    path: template.replace('#', random.hex(8).slice(0, 6)),
    ...(signedIn ? { session: `ses_${random.hex(8)}` } : {}),
  };
}

/** What the internet may ask of the edge. */
export const gateway = definePolicy<GatewayInput>({
  path: GATEWAY,
  bundle: 'edge/gateway',
  zone: EDGE,
  reportedAs: 'native',
  firstRevision: 52,
  medianEvaluationMs: 0.08,
  initial: {
    message: 'Close /server-status',
    author: 'ingrid.solberg@acme.example',
    files: { [REGO_FILE]: REGO },
  },
  edits: [
    {
      at: 0.15,
      canaryShare: 0.1,
      message: 'Lower the rate limit to 240 a minute',
      author: 'omar.haddad@acme.example',
      replace: [{ file: REGO_FILE, from: 'requests_per_minute := 300', to: 'requests_per_minute := 240' }],
      adds: ['limit-240'],
    },
    {
      at: 0.64,
      canaryShare: 0.1,
      message: 'Close /debug/pprof',
      author: 'ingrid.solberg@acme.example',
      replace: [{ file: REGO_FILE, from: '"/server-status"}', to: '"/server-status", "/debug/pprof"}' }],
      adds: ['pprof'],
    },
  ],
  drawInput,
  decide,
});
