/** What an agent's SPIFFE ID says by its path; each attestor of SPIRE builds it by a template of its own. */
export type AgentId = {
  trustDomain?: string;
  method?: string;
  /** Cluster, account or project of the node. */
  environment?: string;
  /** The node: an instance's name or id. */
  host?: string;
};

/** Parts of the path behind the attestor's name. Source: the default agent path templates in SPIRE's documentation. */
const PLACES: Record<string, (parts: string[]) => Pick<AgentId, 'environment' | 'host'>> = {
  k8s_psat: ([environment, host]) => ({ environment, host }),
  k8s_sat: ([environment, host]) => ({ environment, host }),
  aws_iid: ([environment, , host]) => ({ environment, host }),
  gcp_iit: ([environment, host]) => ({ environment, host }),
  azure_msi: ([environment, host]) => ({ environment, host }),
  azure_imds: ([environment, , host]) => ({ environment, host }),
};

/** Reads `spiffe://<trust domain>/spire/agent/<attestor>/…`; a text that is no SPIFFE ID says nothing. */
export function readAgentId(id: string | undefined): AgentId {
  const match = /^spiffe:\/\/([^/]+)(?:\/spire\/agent\/([^/]+)\/(.+))?/.exec(id ?? '');
  if (!match) return {};
  const [, trustDomain, method, rest] = match;
  const place = method && Object.hasOwn(PLACES, method) ? PLACES[method]!(rest!.split('/')) : {};
  return { trustDomain, method, environment: place.environment || undefined, host: place.host || undefined };
}
