/** Records as the VPC guide describes them, with addresses and ids that are made up. */
export const ACCEPTED =
  '2 210987654321 eni-0a1b2c3d4e5f60718 10.1.2.3 10.1.9.8 51514 5432 6 12 2048 1700000000 1700000060 ACCEPT OK';
export const REJECTED =
  '2 210987654321 eni-0a1b2c3d4e5f60718 198.51.100.7 10.1.2.3 40000 22 6 1 40 1700000005 1700000060 REJECT OK';
export const PING =
  '2 210987654321 eni-0a1b2c3d4e5f60718 10.1.2.3 10.1.9.8 0 0 1 4 336 1700000000 1700000060 ACCEPT OK';
export const NO_DATA = '2 210987654321 eni-0a1b2c3d4e5f60718 - - - - - - - 1700000000 1700000060 - NODATA';
export const SKIPPED = '2 210987654321 eni-0a1b2c3d4e5f60718 - - - - - - - 1700000000 1700000060 - SKIPDATA';

export const CUSTOM_HEADER =
  'version account-id vpc-id subnet-id interface-id flow-direction srcaddr dstaddr dstport protocol bytes start end action log-status ecs-service-name pkt-src-aws-service reject-reason';
export const CUSTOM =
  '8 210987654321 vpc-1 subnet-1 eni-1 ingress 198.51.100.7 10.1.2.3 443 6 60 1700000000 1700000060 REJECT OK checkout CLOUDFRONT BPA';

export const SUBSCRIPTION = JSON.stringify({
  messageType: 'DATA_MESSAGE',
  owner: '210987654321',
  logGroup: 'flows',
  logStream: 'eni-0a1b2c3d4e5f60718-all',
  subscriptionFilters: ['all'],
  logEvents: [
    { id: '1', timestamp: 1_700_000_000_000, message: ACCEPTED },
    { id: '2', timestamp: 1_700_000_005_000, message: REJECTED },
  ],
});
