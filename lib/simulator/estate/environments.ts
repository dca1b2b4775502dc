import type { Environment } from '@/lib/domain/inventory';

export const AWS = 'aws-eu-west-1';
export const GCP = 'gcp-europe-west4';
export const ONPREM = 'onprem-fra1';

/** Where the estate runs: two clouds and one data centre. */
export const ENVIRONMENTS: readonly Environment[] = [
  { slug: AWS, name: 'AWS Ireland', kind: 'cloud-account', region: 'eu-west-1' },
  { slug: GCP, name: 'Google Cloud Netherlands', kind: 'cloud-account', region: 'europe-west4' },
  { slug: ONPREM, name: 'Data centre Frankfurt 1', kind: 'on-prem', region: 'de-fra' },
];
