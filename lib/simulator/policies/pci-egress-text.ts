export const EGRESS_FILE = 'payments/pci_egress/policy.cedar';

/** The policy's first revision. Edits and regressions name parts of it. */
export const EGRESS_TEXT = `// Egress from the cardholder data environment (PCI DSS 4.0, requirement 1.3.2):
// outbound traffic is limited to what the payment flow needs.
// Cedar skips a policy that fails: conditions ask whether a field is there before they read it.

@id("egress-0")
@description("destination, operation and transport are permitted")
permit (principal, action, resource);

@id("egress-1")
@description("caller has no workload identity of acme.example")
forbid (principal, action, resource)
unless { principal in TrustDomain::"acme.example" };

@id("egress-2")
@description("destination is not on the egress allow-list")
forbid (principal, action, resource)
unless {
  resource in [
    Service::"card-vault",
    Service::"fraud-scoring",
    Service::"three-ds-server",
    Service::"acquirer-connector",
    Service::"ledger",
    Service::"partner-settlement-hub"
  ]
};

@id("egress-3")
@description("operation is not permitted on this destination")
forbid (principal, action, resource)
when {
  (resource == Service::"card-vault" && !(
    (action == Action::"GET" && context.path like "/v1/cards/*") ||
    (action == Action::"POST" && context.path == "/v1/tokens") ||
    (action == Action::"DELETE" && context.path like "/v1/cards/*")
  )) ||
  (resource == Service::"fraud-scoring" && !(
    action == Action::"POST" && context.path == "/v1/scores"
  )) ||
  (resource == Service::"three-ds-server" && !(
    (action == Action::"POST" && context.path == "/v2/authentications") ||
    (action == Action::"GET" && context.path like "/v2/authentications/*")
  )) ||
  (resource == Service::"acquirer-connector" && !(
    (action == Action::"POST" && context.path == "/v1/authorizations") ||
    (action == Action::"POST" && context.path like "/v1/authorizations/*/captures") ||
    (action == Action::"POST" && context.path like "/v1/payments/*/refunds")
  )) ||
  (resource == Service::"ledger" && !(
    (action == Action::"POST" && context.path == "/v1/entries") ||
    (action == Action::"GET" && context.path like "/v1/batches/*")
  )) ||
  (resource == Service::"partner-settlement-hub" && !(
    action == Action::"PUT" && context.path like "/v1/files/*"
  ))
};

@id("egress-4")
@description("mutual TLS 1.2 or newer is required")
forbid (principal, action, resource)
unless {
  context has tls &&
  context.tls has mutual && context.tls.mutual &&
  context.tls has version && ["1.1", "1.2", "1.3"].contains(context.tls.version)
};
`;
