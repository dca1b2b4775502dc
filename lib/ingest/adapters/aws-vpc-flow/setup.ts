import type { SourceSetup } from '@/lib/domain/source-setup';

/** How VPC flow logs come here. */
export const vpcFlowSetup: SourceSetup = {
  title: 'AWS VPC flow logs',
  group: 'network',
  becomes: ['flow', 'source-report'],
  sends: 'pushes or files',
  about:
    'Each record is a flow, allowed or denied, with protocol, port and bytes; account, VPC, subnet and interface are kept. NODATA says that the source is alive, SKIPDATA that records were lost. AWS names no services but those of ECS and its own, so zones come from rules on accounts and subnets. A record in a custom format needs its columns: the header line of the files in S3 has them, CloudWatch Logs does not.',
  documentation: 'https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html',
  snippets: [
    {
      title: 'Files from S3 (every format, with header)',
      language: 'shell',
      text: `aws s3 sync s3://BUCKET/AWSLogs/ACCOUNT/vpcflowlogs/REGION/2026/11/21/ flow-logs/
npm run gatehouse -- ingest flow-logs/*.log.gz --source aws-vpc-flow`,
      tested: 'with recorded payloads',
    },
    {
      title: 'CloudWatch Logs through the AWS CLI (default format)',
      language: 'shell',
      text: `aws logs filter-log-events --log-group-name /aws/vpc/flowlogs \\
  --start-time "$(date -d '-5 minutes' +%s)000" --query 'events[].{timestamp:timestamp,message:message}' --output json |
  curl --fail -X POST {{url}}/api/ingest/aws-vpc-flow \\
    -H 'Authorization: Bearer {{token}}' -H 'Content-Type: application/json' --data-binary @-`,
      tested: 'with recorded payloads',
    },
    {
      title: 'Vector, from Firehose or a CloudWatch Logs subscription',
      language: 'yaml',
      text: `# Firehose wants an answer of its own, so that Vector stands between it and Gatehouse.
sources:
  flow_logs:
    type: aws_kinesis_firehose
    address: 0.0.0.0:8443
    access_keys: ["\${FIREHOSE_ACCESS_KEY}"]
transforms:
  # Only for a custom format, in the order of its columns.
  with_columns:
    type: remap
    inputs: [flow_logs]
    source: |
      .columns = "version account-id vpc-id subnet-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status"
sinks:
  gatehouse:
    type: http
    inputs: [with_columns]
    uri: {{url}}/api/ingest/aws-vpc-flow
    encoding: { codec: json }
    compression: gzip
    auth: { strategy: bearer, token: {{token}} }`,
      tested: 'not tested',
    },
  ],
};
