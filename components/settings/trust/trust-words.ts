import type { TrustMatch } from '@/lib/domain/trust-rules/trust-rule';

/** What a rule matches on, as people call it, with an example of its value. */
export const MATCH_WORDS: Record<TrustMatch['on'], { label: string; hint: string }> = {
  label: { label: 'Label or tag', hint: 'Such as payments or pci-*.' },
  namespace: { label: 'Namespace', hint: 'Of Kubernetes, such as payments-*.' },
  environment: { label: 'Account or environment', hint: 'Cluster, account or site, such as aws-prod-*.' },
  'trust-domain': { label: 'SPIFFE trust domain', hint: 'Such as prod.example.org.' },
  'spiffe-path': { label: 'SPIFFE path', hint: 'With its slash, such as /ns/payments/*.' },
  service: { label: 'Service', hint: 'Such as card-*.' },
};

export const ONLY_ADMINISTRATORS = 'Only administrators change trust rules.';
