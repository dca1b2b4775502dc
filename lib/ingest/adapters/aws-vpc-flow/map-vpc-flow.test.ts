import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { describeSamples, readSample } from '../../testing/describe-samples';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText } from '../../testing/map-text';
import { vpcFlowAdapter } from './map-vpc-flow';
import { ACCEPTED, CUSTOM, CUSTOM_HEADER, NO_DATA, PING, REJECTED, SKIPPED, SUBSCRIPTION } from './samples';

const read = (text: string) => mapText(vpcFlowAdapter, text);
const readOne = (record: object) => read(JSON.stringify(record));

describe('a VPC flow log', () => {
  it('in the default format says who reached whom', () => {
    expect(read(`${ACCEPTED}\n${REJECTED}\n`)).toMatchObject({
      records: 2,
      rejected: [],
      events: [
        {
          kind: 'flow',
          outcome: 'allowed',
          occurredAt: '2023-11-14T22:13:20Z',
          environment: '210987654321',
          port: 5432,
          protocol: 'tcp',
          bytes: 2048,
          labels: {
            'interface-id': 'eni-0a1b2c3d4e5f60718',
            srcaddr: '10.1.2.3',
            dstaddr: '10.1.9.8',
            srcport: '51514',
            packets: '12',
            end: '1700000060',
          },
        },
        { kind: 'flow', outcome: 'denied', occurredAt: '2023-11-14T22:13:25Z', port: 22 },
      ],
    });
  });

  it('has no ports where the protocol has none', () => {
    const [flow] = read(PING).events;
    expect(flow).toMatchObject({ protocol: 'icmp' });
    expect(flow).toHaveProperty('port', undefined);
  });

  it('in a custom format is read by its header', () => {
    expect(read(`${CUSTOM_HEADER}\n${CUSTOM}\n`)).toMatchObject({
      records: 1,
      events: [
        {
          outcome: 'denied',
          targetService: 'checkout',
          sourceService: 'CLOUDFRONT',
          policy: 'BPA',
          port: 443,
          bytes: 60,
          labels: { 'vpc-id': 'vpc-1', 'subnet-id': 'subnet-1', 'flow-direction': 'ingress' },
        },
      ],
    });
  });

  it('keeps the header in each record, so that one can be read again alone', () => {
    const [record] = vpcFlowAdapter.unwrapText!(`${CUSTOM_HEADER}\n${CUSTOM}\n`)!;
    expect(JSON.parse(record!)).toEqual({ columns: CUSTOM_HEADER, text: CUSTOM });
  });

  it('without traffic says that nothing was lost; with skipped records, that at least one was', () => {
    expect(read(`${NO_DATA}\n${SKIPPED}`).events).toMatchObject([
      { kind: 'source-report', dropped: 0, labels: { status: 'NODATA' } },
      { kind: 'source-report', dropped: 0, labels: { status: 'SKIPDATA' } },
      { kind: 'source-report', dropped: 1, labels: { status: 'SKIPDATA' } },
    ]);
  });

  it('is the same event from a file, a subscription, and a delivery', () => {
    const ids = (text: string) => read(text).events.map(({ id }) => id);
    const expected = ids(`${ACCEPTED}\n${REJECTED}`);
    const packed = gzipSync(SUBSCRIPTION).toString('base64');
    expect(ids(SUBSCRIPTION)).toEqual(expected);
    expect(ids(JSON.stringify({ awslogs: { data: packed } }))).toEqual(expected);
    expect(ids(JSON.stringify({ requestId: 'r', timestamp: 1, records: [{ data: packed }] }))).toEqual(
      expected,
    );
    expect(ids(JSON.stringify({ message: SUBSCRIPTION }))).toEqual(expected);
    const plain = Buffer.from(`${ACCEPTED}\n${JSON.stringify({ message: REJECTED })}\n`).toString('base64');
    expect(ids(JSON.stringify({ records: [{ data: plain }] }))).toEqual(expected);
  });

  it('that was taken apart before is read by its columns', () => {
    const names = { account_id: '210987654321', srcaddr: '10.1.2.3', dstport: 443, protocol: 6 };
    expect(
      readOne({ ...names, start: 1_700_000_000, action: 'REJECT', log_status: 'OK', bytes: 60 }).events,
    ).toMatchObject([
      { outcome: 'denied', environment: '210987654321', port: 443, protocol: 'tcp', bytes: 60 },
    ]);
  });

  it('that a subscription only checks its way with is a report', () => {
    const message = 'CWL CONTROL MESSAGE: Checking health of destination Firehose.';
    expect(
      readOne({
        messageType: 'CONTROL_MESSAGE',
        logEvents: [{ id: '', timestamp: 1_700_000_000_000, message }],
      }).events,
    ).toMatchObject([{ kind: 'source-report', dropped: 0, occurredAt: '2023-11-14T22:13:20Z' }]);
  });

  it.each([
    [{ text: ACCEPTED.replace('ACCEPT', 'MAYBE') }, 'not-understood', 'text.action'],
    [{ text: ACCEPTED.replace('ACCEPT', '-') }, 'not-understood', 'text.action'],
    [{ text: ACCEPTED.replace(' OK', ' FINE') }, 'not-understood', 'text.log-status'],
    [{ text: ACCEPTED.replace('1700000000 1700000060', '- -') }, 'not-understood', 'text.start'],
    [{ message: 'some words' }, 'not-understood', 'message'],
    [{ columns: 'version action', text: '2 ACCEPT OK' }, 'not-understood', 'text'],
    [{ awslogs: { data: '%%%' } }, 'not-understood', 'awslogs.data'],
    [{ data: Buffer.from('two words').toString('base64') }, 'not-understood', 'data.0.message'],
    [{ nothing: 1 }, 'not-understood', ''],
    [
      { aws: { vpc: { srcaddr: '10.1.2.3', start: 1, action: 'ACCEPT' } }, event: { result: 'REJECT' } },
      'contradiction',
      'aws.vpc.action',
    ],
  ])('%j is refused', (record, code, path) => {
    expect(readOne(record).rejected).toMatchObject([{ code, path }]);
  });
});

const flow = { kind: 'flow', environment: '123456789010' };
const custom = (outcome: string, port: number, bytes: number, occurredAt: string) => ({
  ...flow,
  outcome,
  port,
  bytes,
  occurredAt,
  protocol: 'tcp',
  labels: expect.objectContaining({
    'vpc-id': 'vpc-abcdefab012345678',
    'subnet-id': 'subnet-aaaaaaaa012345678',
    'instance-id': 'i-01234567890123456',
    type: 'IPv4',
  }) as unknown,
});
const ssh = {
  ...flow,
  outcome: 'allowed',
  occurredAt: '2014-12-14T04:06:50Z',
  port: 22,
  protocol: 'tcp',
  bytes: 4249,
};
const rdp = { ...ssh, outcome: 'denied', port: 3389 };
const catalogued = {
  kind: 'flow',
  environment: '111111111111',
  outcome: 'allowed',
  occurredAt: '2023-01-28T09:34:56Z',
  sourceService: 'S3',
  port: 12_313,
  bytes: 44,
  labels: { region: 'ap-southeast-2', 'flow-direction': 'ingress', 'az-id': 'apse2-az3' },
};

describeSamples('aws-vpc-flow', {
  'default-v2.log': {
    adapter: vpcFlowAdapter,
    events: [
      ssh,
      rdp,
      { kind: 'source-report', dropped: 0, occurredAt: '2015-05-10T18:01:16Z' },
      { kind: 'source-report', dropped: 0, occurredAt: '2015-05-10T18:01:16Z' },
      { kind: 'source-report', dropped: 1, occurredAt: '2015-05-10T18:01:16Z' },
      { ...flow, outcome: 'allowed', protocol: 'icmp', bytes: 336, occurredAt: '2015-05-29T16:30:27Z' },
      { ...flow, outcome: 'denied', protocol: 'icmp', bytes: 336, occurredAt: '2015-05-29T16:31:34Z' },
    ],
  },
  'custom-v3-with-header.log': {
    adapter: vpcFlowAdapter,
    events: [
      custom('allowed', 5001, 568, '2019-08-26T19:47:55Z'),
      custom('allowed', 43_416, 376, '2019-08-26T19:47:55Z'),
      custom('allowed', 5001, 100_701, '2019-08-26T19:47:55Z'),
      custom('allowed', 43_418, 632, '2019-08-26T19:47:55Z'),
      custom('allowed', 43_418, 63_388, '2019-08-26T19:48:53Z'),
      custom('allowed', 5001, 23_294_588, '2019-08-26T19:48:53Z'),
      custom('allowed', 5001, 1260, '2019-08-27T19:12:13Z'),
      custom('allowed', 43_638, 967, '2019-08-27T19:12:13Z'),
    ],
  },
  'cloudwatch-subscription.json': { adapter: vpcFlowAdapter, events: [ssh, rdp] },
  'normalised-opensearch.json': {
    adapter: vpcFlowAdapter,
    events: [catalogued, catalogued],
    // Its parsed columns say REJECT, its event.result and its raw line ACCEPT.
    rejected: [{ index: 1, code: 'contradiction', path: 'aws.vpc.action' }],
  },
});

const recorded = ['default-v2.log', 'custom-v3-with-header.log', 'cloudwatch-subscription.json'].flatMap(
  (name) => readSample('aws-vpc-flow', name) ?? [],
);

fuzzAdapter(vpcFlowAdapter, {
  samples: [
    [ACCEPTED, REJECTED, PING, NO_DATA, SKIPPED].join('\n'),
    `${CUSTOM_HEADER}\n${CUSTOM}`,
    SUBSCRIPTION,
    JSON.stringify({ awslogs: { data: gzipSync(SUBSCRIPTION).toString('base64') } }),
    JSON.stringify({ srcaddr: '10.1.2.3', dstaddr: '10.1.9.8', start: 1_700_000_000, action: 'ACCEPT' }),
    ...recorded,
  ],
  decisive: ['action', 'text', 'message'],
});
