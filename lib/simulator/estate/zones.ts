import type { Zone } from '@/lib/domain/inventory';
import { AWS, GCP, ONPREM } from './environments';

export const PAYMENTS = 'payments';
export const CUSTOMER_PII = 'customer-pii';
export const IOT_FLEET = 'iot-fleet';
export const PARTNER = 'partner-integration';
export const SANDBOX = 'developer-sandbox';
export const EDGE = 'edge';

/** The six trust zones of the estate. */
export const ZONES: readonly Zone[] = [
  {
    slug: PAYMENTS,
    name: 'Payments',
    trustLevel: 'high',
    dataClassifications: ['pci', 'cardholder-data', 'financial'],
    environments: [AWS, GCP, ONPREM],
    owner: 'team-payments',
    telemetryTier: 'full',
    description: 'Cardholder data environment in the scope of PCI DSS: card vault, gateway, settlement.',
  },
  {
    slug: CUSTOMER_PII,
    name: 'Customer PII',
    trustLevel: 'high',
    dataClassifications: ['pii', 'special-category'],
    environments: [AWS, GCP],
    owner: 'team-customer-data',
    telemetryTier: 'full',
    description: 'Serverless functions that read and change personal data, each under a declared purpose.',
  },
  {
    slug: IOT_FLEET,
    name: 'IoT fleet',
    trustLevel: 'medium',
    dataClassifications: ['telemetry', 'device-identity'],
    environments: [GCP, ONPREM],
    owner: 'team-devices',
    telemetryTier: 'standard',
    description: 'Field devices with TPM identities, their gateways and the services that command them.',
  },
  {
    slug: PARTNER,
    name: 'Partner integration',
    trustLevel: 'medium',
    dataClassifications: ['partner-confidential'],
    environments: [AWS, GCP],
    owner: 'team-partners',
    telemetryTier: 'standard',
    description: 'Interfaces to logistics, banking and insurance partners under contract.',
  },
  {
    slug: SANDBOX,
    name: 'Developer sandbox',
    trustLevel: 'low',
    dataClassifications: ['internal'],
    environments: [AWS, GCP],
    owner: 'team-developer-experience',
    telemetryTier: 'sampled',
    description: 'Preview deployments, notebooks and experiments. No production data.',
  },
  {
    slug: EDGE,
    name: 'Edge',
    trustLevel: 'low',
    dataClassifications: ['public'],
    environments: [AWS, GCP, ONPREM],
    owner: 'team-edge',
    telemetryTier: 'sampled',
    description: 'Points of presence that face the internet. Their telemetry is sampled.',
  },
];
