/** What a code of Auth0's log stands for. */
export type LogType = {
  kind: 'auth' | 'audit';
  /** Missing where the code says neither: a notice, a step on the way. */
  outcome?: 'success' | 'failure';
  method?: string;
  /** Attack protection refused somebody: the name of what did. */
  deniedBy?: string;
};

const words = (text: string): string[] => text.split(/\s+/);
const all = (codes: string, type: LogType): [string, LogType][] => words(codes).map((code) => [code, type]);
const both = (good: string, bad: string, kind: LogType['kind'], method?: string): [string, LogType][] => [
  ...all(good, { kind, outcome: 'success', method }),
  ...all(bad, { kind, outcome: 'failure', method }),
];

/**
 * The codes that Auth0 publishes (auth0.com/docs, "Log Event Type Codes", and auth0/auth0-log-schemas). A sign-in
 * is where a person or a program shows a credential; what follows from one (codes for tokens, refreshes, silent
 * checks of a session) is the same sign-in again, and so an audit entry.
 */
const TYPES = new Map<string, LogType>([
  ...both('s scoa', 'f fu fc fco fcoa', 'auth'),
  ...both('sens', 'fens', 'auth', 'native-social'),
  ...all('fp pwd_leak', { kind: 'auth', outcome: 'failure', method: 'password' }),
  ...both('seccft', 'feccft', 'auth', 'client-credentials'),
  ...both('sepft', 'fepft', 'auth', 'password'),
  ...both('seotpft', 'feotpft', 'auth', 'otp'),
  ...both('seoobft', 'feoobft', 'auth', 'oob'),
  ...both('sercft', 'fercft', 'auth', 'recovery-code'),
  ...both('sepkoobft sepkotpft sepkrcft', 'passkey_challenge_failed', 'auth', 'passkey'),
  ...all('fepotpft', { kind: 'auth', outcome: 'failure', method: 'passwordless-otp' }),
  ...all('jwt_bearer_exchange_failed', { kind: 'auth', outcome: 'failure', method: 'jwt-bearer' }),
  ...both('ciba_exchange_succeeded', 'ciba_exchange_failed', 'auth', 'ciba'),
  ...both(
    'gd_auth_succeed gd_recovery_succeed',
    'gd_auth_failed gd_auth_rejected gd_recovery_failed gd_webauthn_challenge_failed gd_otp_rate_limit_exceed',
    'auth',
    'mfa',
  ),
  ...all('limit_wc', { kind: 'audit', outcome: 'failure', deniedBy: 'auth0-brute-force-protection' }),
  ...all('limit_mu', { kind: 'audit', outcome: 'failure', deniedBy: 'auth0-suspicious-ip-throttling' }),
  ...all('limit_sul limit_delegation limit_phone limit_ui', {
    kind: 'audit',
    outcome: 'failure',
    deniedBy: 'auth0-rate-limit',
  }),
  ...all('api_limit', { kind: 'audit', outcome: 'failure', deniedBy: 'auth0-rate-limit' }),
  ...both(
    `ciba_start_succeeded connected_accounts_connection_succeeded connected_accounts_delete_succeeded
    directory_sync_completed flows_execution_completed forms_submission_succeeded gd_enrollment_complete
    gd_auth_email_verification gd_unenroll gd_tenant_update gd_update_device_account gd_user_delete
    idjag_exchange_succeeded kms_key_management_success mgmt_api_read
    my_account_authentication_method_succeeded oidc_backchannel_logout_succeeded organization_member_added
    sapi sce scp scpn scpr scu scv sd sdel sdeleacft sdelsa sdu seacft secte sede sertft seta si slo srrt ss
    ss_sso_success ssa sscim success_on_behalf_of_token_exchange sui sv svr ublkdu universal_logout_succeeded du`,
    `actions_execution_failed ciba_start_failed connected_accounts_connection_failed
    connected_accounts_delete_failed custom_domain_verification_failed directory_sync_failed
    failed_on_behalf_of_token_exchange fapi fce fcp fcph fcpn fcpr fcpro fcu fd fdeac fdeaz fdecc fdeleacft fdelsa
    fdu feacft fecte fede federated_logout_failed ferrt fertft feta fi flo flows_execution_failed fn
    forms_submission_failed fpar fpurh fs fsa fscim fui fv fvr gd_send_pn_failure gd_send_sms_failure
    gd_send_voice_failure gd_send_email_failure gd_start_enroll_failed gd_webauthn_enrollment_failed
    idjag_exchange_failed kms_key_management_failure my_account_authentication_method_failed
    oidc_backchannel_logout_failed reset_pwd_leak signup_pwd_leak rich_consents_access_error ss_sso_failure
    universal_logout_failed`,
    'audit',
  ),
  ...all(
    `acls_summary acul_sdk_notice admin_update_launch api_limit_warning appi cls coff con cs depnote
    directory_sync_started gd_module_switch gd_send_email gd_send_email_verification gd_send_pn gd_send_sms
    gd_send_voice gd_start_auth gd_start_enroll kms_key_state_changed mfar passkey_challenge_started pla
    resource_cleanup ss_sso_info sys_os_update_end sys_os_update_start sys_update_end sys_update_start w wn wum`,
    { kind: 'audit' },
  ),
]);

/** What a code stands for; null for one that Auth0 does not list. */
export const findLogType = (code: string): LogType | null => TYPES.get(code) ?? null;
