import type { SourceSetup } from '@/lib/domain/source-setup';

/** How AWS CloudTrail sends its records. */
export const awsCloudTrailSetup: SourceSetup = {
  title: 'AWS CloudTrail',
  group: 'cloud and platform audit',
  becomes: ['audit', 'auth', 'decision'],
  sends: 'pushes or files',
  about:
    'Each API call with its principal, account and resources; console and portal sign-ins; refused calls as denials, with the kind of policy that the message names. Digest files hold no events and are refused.',
  documentation:
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html',
  snippets: [
    {
      title: 'EventBridge API destination (Terraform)',
      language: 'hcl',
      text: `resource "aws_cloudwatch_event_connection" "gatehouse" {
  name               = "gatehouse"
  authorization_type = "API_KEY"
  auth_parameters {
    api_key {
      key   = "Authorization"
      value = "Bearer {{token}}"
    }
  }
}

resource "aws_cloudwatch_event_api_destination" "gatehouse" {
  name                = "gatehouse"
  connection_arn      = aws_cloudwatch_event_connection.gatehouse.arn
  invocation_endpoint = "{{url}}/api/ingest/aws-cloudtrail"
  http_method         = "POST"
}

resource "aws_cloudwatch_event_rule" "gatehouse" {
  name = "cloudtrail-to-gatehouse"
  event_pattern = jsonencode({
    detail-type = [
      "AWS API Call via CloudTrail",
      "AWS Console Sign In via CloudTrail",
      "AWS Service Event via CloudTrail",
    ]
  })
}

# The role lets events.amazonaws.com call events:InvokeApiDestination on the destination.
resource "aws_cloudwatch_event_target" "gatehouse" {
  rule     = aws_cloudwatch_event_rule.gatehouse.name
  arn      = aws_cloudwatch_event_api_destination.gatehouse.arn
  role_arn = aws_iam_role.invoke_gatehouse.arn
}`,
      tested: 'not tested',
    },
    {
      title: 'Log files of a trail',
      language: 'shell',
      text: `aws s3 sync s3://<bucket>/AWSLogs/<account>/CloudTrail/ cloudtrail/
find cloudtrail -name '*.json.gz' -print0 | xargs -0 gatehouse ingest --source aws-cloudtrail`,
      tested: 'with recorded payloads',
    },
  ],
};
