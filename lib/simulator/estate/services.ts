import {
  ADMISSION,
  API_SCOPES,
  CARD_SCOPES,
  DATA_ACCESS,
  DATA_SHARE,
  DEVICE_COMMAND,
  EXPORT,
  FIRMWARE,
  GATEWAY,
  MESH,
  PCI_EGRESS,
  SETTLEMENT,
} from '../policies/paths';
import { AWS, GCP, ONPREM } from './environments';
import { CUSTOMER_PII, EDGE, IOT_FLEET, PARTNER, PAYMENTS, SANDBOX } from './zones';

export type EstateService = {
  name: string;
  /** Slug of the zone; null for a service that belongs to none. */
  zone: string | null;
  owner: string | null;
  environments: readonly string[];
  description: string;
  /** Share of the traffic of its zone, in relation to the others. */
  weight: number;
  /** Paths of the policies that decide for it; the first takes three quarters. Empty: none does. */
  policies: readonly string[];
  inInventory: boolean;
};

type Row = [
  name: string,
  weight: number,
  environments: readonly string[],
  policies: readonly string[],
  description: string,
];

const inZone = (zone: string | null, owner: string | null, rows: Row[]): EstateService[] =>
  rows.map(([name, weight, environments, policies, description]) => ({
    name,
    zone,
    owner,
    environments,
    description,
    weight,
    policies,
    inInventory: true,
  }));

const EVERYWHERE = [AWS, GCP, ONPREM];
const CLOUDS = [AWS, GCP];

const PAYMENT_SERVICES = inZone(PAYMENTS, 'team-payments', [
  ['checkout-api', 20, EVERYWHERE, [PCI_EGRESS], 'Takes a basket to a paid order'],
  ['payment-gateway', 18, EVERYWHERE, [PCI_EGRESS], 'Authorises and captures with the acquirers'],
  ['card-vault', 14, [AWS, ONPREM], [CARD_SCOPES], 'Tokens in place of card numbers'],
  ['payment-methods', 9, EVERYWHERE, [CARD_SCOPES], 'Stored cards and wallets of customers'],
  ['three-ds-server', 6, CLOUDS, [CARD_SCOPES], 'Strong customer authentication'],
  ['fraud-scoring', 8, EVERYWHERE, [PCI_EGRESS], 'Scores an authorisation within 40 ms'],
  ['refund-service', 4, EVERYWHERE, [PCI_EGRESS], 'Refunds and partial refunds'],
  ['dispute-service', 2, CLOUDS, [PCI_EGRESS], 'Chargebacks and their evidence'],
  ['ledger', 8, [AWS, ONPREM], [SETTLEMENT], 'Double-entry book of every movement of money'],
  ['acquirer-connector', 5, [AWS, ONPREM], [SETTLEMENT], 'ISO 8583 to the acquiring banks'],
  ['settlement-worker', 3, [AWS, ONPREM], [PCI_EGRESS, SETTLEMENT], 'Closes and files the day'],
  ['payout-scheduler', 3, [AWS, ONPREM], [PCI_EGRESS, SETTLEMENT], 'Pays merchants out'],
]);

const PII_SERVICES = inZone(CUSTOMER_PII, 'team-customer-data', [
  ['customer-profile', 22, CLOUDS, [DATA_ACCESS], 'Names, addresses and contacts of customers'],
  ['account-settings', 12, CLOUDS, [DATA_ACCESS], 'What customers change themselves'],
  ['identity-verification', 7, CLOUDS, [DATA_ACCESS], 'Checks of identity documents'],
  ['consent-service', 10, CLOUDS, [DATA_ACCESS], 'Which use of data a customer agreed to'],
  ['address-book', 8, CLOUDS, [DATA_ACCESS], 'Delivery addresses'],
  ['support-desk', 9, CLOUDS, [DATA_ACCESS], 'What support agents see of a customer'],
  ['loyalty-points', 7, CLOUDS, [DATA_ACCESS], 'Points and levels'],
  ['health-claims', 2, [AWS], [DATA_ACCESS], 'Claims with special category data'],
  ['data-export', 3, CLOUDS, [EXPORT], 'Hands data sets to other systems'],
  ['erasure-worker', 2, CLOUDS, [DATA_ACCESS], 'Deletes what customers ask to be deleted'],
  ['analytics-anonymizer', 4, [GCP], [EXPORT], 'Strips identifiers before analysis'],
]);

const IOT_SERVICES = inZone(IOT_FLEET, 'team-devices', [
  ['device-gateway', 24, [GCP, ONPREM], [DEVICE_COMMAND], 'Holds the connections of the devices'],
  ['device-registry', 10, [GCP, ONPREM], [DEVICE_COMMAND], 'Every device, its model and owner'],
  ['telemetry-ingest', 20, [GCP, ONPREM], [DEVICE_COMMAND], 'Readings of the field devices'],
  ['command-dispatcher', 9, [GCP, ONPREM], [DEVICE_COMMAND], 'Sends commands to devices'],
  ['firmware-server', 8, [GCP, ONPREM], [FIRMWARE], 'Serves signed firmware images'],
  ['rollout-planner', 3, [GCP], [FIRMWARE], 'Which ring of devices is updated when'],
  ['device-attestor', 6, [GCP, ONPREM], [DEVICE_COMMAND], 'Verifies TPM quotes'],
  ['site-controller', 5, [ONPREM], [DEVICE_COMMAND], 'Controls a site when its line is down'],
  ['geo-fencing', 3, [GCP], [DEVICE_COMMAND], 'Where a device may be'],
  ['meter-billing', 4, [GCP], [DEVICE_COMMAND], 'Consumption to invoices'],
]);

const PARTNER_SERVICES = inZone(PARTNER, 'team-partners', [
  ['partner-api', 24, CLOUDS, [API_SCOPES], 'The interface that partners call'],
  ['shipment-tracking', 14, CLOUDS, [API_SCOPES], 'Where a parcel is'],
  ['order-exchange', 11, CLOUDS, [API_SCOPES], 'Orders to and from partners'],
  ['webhook-relay', 8, CLOUDS, [API_SCOPES], 'Tells partners what happened'],
  ['partner-settlement-hub', 5, [AWS], [API_SCOPES], 'Settlement files of partner banks'],
  ['insurance-bridge', 4, [GCP], [API_SCOPES], 'Policies and claims of insurers'],
  ['partner-reporting', 6, [GCP], [DATA_SHARE], 'Reports over shared tables'],
  ['catalog-sync', 6, CLOUDS, [API_SCOPES], 'Articles and stock'],
  ['partner-sftp-bridge', 2, [AWS], [API_SCOPES], 'Files of partners without an interface'],
]);

const SANDBOX_SERVICES = inZone(SANDBOX, 'team-developer-experience', [
  ['preview-deployer', 14, CLOUDS, [ADMISSION], 'A deployment for each pull request'],
  ['sandbox-cluster', 18, CLOUDS, [ADMISSION], 'Admission to the shared cluster'],
  ['notebook-hub', 9, [GCP], [MESH], 'Notebooks of data scientists'],
  ['artifact-cache', 12, CLOUDS, [MESH], 'Packages and images'],
  ['ci-runners', 16, CLOUDS, [MESH], 'Build agents'],
  ['feature-playground', 4, [AWS], [MESH], 'Experiments'],
  ['load-generator', 5, [AWS], [MESH], 'Load tests'],
]);

const EDGE_SERVICES = inZone(EDGE, 'team-edge', [
  ['edge-gateway', 34, EVERYWHERE, [GATEWAY], 'Routes the public interfaces'],
  ['web-frontend', 22, EVERYWHERE, [GATEWAY], 'The shop'],
  ['mobile-bff', 20, CLOUDS, [GATEWAY], 'Back end of the apps'],
  ['login-front', 10, CLOUDS, [GATEWAY], 'Sign-in pages'],
  ['image-resizer', 6, CLOUDS, [GATEWAY], 'Pictures in the size that is needed'],
  ['search-suggest', 6, CLOUDS, [GATEWAY], 'Completes what people type'],
  ['cdn-origin', 0, CLOUDS, [], 'Origin of the content network; counted, not logged'],
  ['status-page', 2, [GCP], [GATEWAY], 'Tells the public what works'],
]);

const UNZONED_SERVICES = inZone(null, 'team-platform', [
  ['config-server', 10, EVERYWHERE, [MESH], 'Configuration for all'],
  ['mail-relay', 6, [AWS, ONPREM], [MESH], 'Outgoing mail'],
  ['legacy-crm-sync', 3, [ONPREM], [MESH], 'Nightly copy of the old CRM'],
]);

/** They send events, but nobody entered them in the inventory. */
const UNKNOWN_SERVICES: EstateService[] = inZone(null, null, [
  ['tmp-debug-proxy', 2, [AWS], [MESH], ''],
  ['price-scraper-poc', 1, [GCP], [MESH], ''],
]).map((service) => ({ ...service, inInventory: false }));

/** Every service that sends events, in and outside the inventory. */
export const SERVICES: readonly EstateService[] = [
  ...PAYMENT_SERVICES,
  ...PII_SERVICES,
  ...IOT_SERVICES,
  ...PARTNER_SERVICES,
  ...SANDBOX_SERVICES,
  ...EDGE_SERVICES,
  ...UNZONED_SERVICES,
  ...UNKNOWN_SERVICES,
];
