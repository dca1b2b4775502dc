import { CUSTOMER_PII, EDGE, IOT_FLEET, PARTNER, PAYMENTS, SANDBOX } from './zones';

export type AuthProvider = {
  name: string;
  methods: readonly string[];
  zones: readonly string[];
  /** Why a sign-in fails on an ordinary day. */
  reasons: readonly string[];
  /** Why it fails when a rotation went wrong. */
  rotationReason: string;
  principals: 'people' | 'customers' | 'partners' | 'devices' | 'workloads';
};

export const OKTA = 'okta-workforce';
export const CUSTOMER_LOGIN = 'acme-customers';
export const PARTNER_OAUTH = 'partner-oauth';

/** Identity providers of the company. */
export const AUTH_PROVIDERS: readonly AuthProvider[] = [
  {
    name: OKTA,
    methods: ['oidc', 'webauthn'],
    zones: [SANDBOX, PAYMENTS, CUSTOMER_PII],
    reasons: ['mfa_denied', 'session_expired', 'invalid_credentials'],
    rotationReason: 'jwks_kid_unknown',
    principals: 'people',
  },
  {
    name: CUSTOMER_LOGIN,
    methods: ['password', 'passkey'],
    zones: [EDGE, CUSTOMER_PII],
    reasons: ['invalid_credentials', 'account_locked'],
    rotationReason: 'token_signature_invalid',
    principals: 'customers',
  },
  {
    name: PARTNER_OAUTH,
    methods: ['client_credentials', 'private_key_jwt'],
    zones: [PARTNER],
    reasons: ['invalid_client', 'invalid_scope'],
    rotationReason: 'invalid_client',
    principals: 'partners',
  },
  {
    name: 'device-ca',
    methods: ['x509'],
    zones: [IOT_FLEET],
    reasons: ['certificate_expired', 'certificate_revoked'],
    rotationReason: 'unknown_certificate_authority',
    principals: 'devices',
  },
  {
    name: 'vault-workloads',
    methods: ['jwt', 'approle'],
    zones: [PAYMENTS, CUSTOMER_PII],
    reasons: ['role_not_bound', 'token_expired'],
    rotationReason: 'token_signature_invalid',
    principals: 'workloads',
  },
];
