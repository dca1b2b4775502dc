/** What entries of the audit log are about, as rules of retention tell them apart. */
export const AUDIT_CLASSES = [
  'log', // what the log says of itself: pulses, erasures, holds, keys
  'reading', // who read the audit trail, and reports made of it
  'sign-in',
  'access', // accounts, tokens, roles and elevation
  'policy', // policies, their exceptions, trust rules and verdicts
  'administration', // everything else that was done in Gatehouse
  'control-plane', // everything else that sources tell: workloads, clusters and clouds
] as const;
export type AuditClass = (typeof AUDIT_CLASSES)[number];

/** The source of what was done in Gatehouse itself. */
const OWN = 'gatehouse';

const OWN_BY_NOUN: Readonly<Record<string, AuditClass>> = {
  log: 'log',
  audit: 'reading',
  report: 'reading',
  account: 'access',
  token: 'access',
  access: 'access',
  'access-grant': 'access',
  policy: 'policy',
  'policy-exception': 'policy',
  'trust-rules': 'policy',
  mappings: 'policy',
  verdict: 'policy',
};

/** Words of foreign actions, in the spelling of their sources: `ConsoleLogin`, `user.session.start`, `AssumeRole`. */
const SIGN_IN = /sign-?(in|out|on)|log-?(in|out|on|off)\b|authenticat|\bsessions?\b|\bmfa\b|\bsso\b/;
const ACCESS =
  /assume-?role|role-?(binding|assign|grant|mapping)|\biam\b|set-?iam|access-?key|privilege|elevat|impersonat|\b(users?|groups?|accounts?|roles?)\b/;
const POLICY = /polic(y|ies)\b/;

/**
 * What an entry is about, by its source and action alone, so that what was erased can still be told apart. Own actions
 * go by their noun (`account.signed-in` apart), foreign ones by the first of sign-in, policy and access words that they
 * hold.
 */
export function classOfAction(source: string, action: string): AuditClass {
  if (source === OWN) {
    if (action.startsWith('account.signed-')) return 'sign-in';
    return OWN_BY_NOUN[action.slice(0, action.search(/\.|$/))] ?? 'administration';
  }
  const words = action
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll('_', '-');
  if (SIGN_IN.test(words)) return 'sign-in';
  if (POLICY.test(words)) return 'policy';
  return ACCESS.test(words) ? 'access' : 'control-plane';
}
