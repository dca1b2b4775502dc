import type { SourceSetup } from '@/lib/domain/source-setup';

/** How Cedar's decisions reach Gatehouse. */
export const cedarSetup: SourceSetup = {
  title: 'Cedar and Amazon Verified Permissions',
  group: 'policy engines',
  becomes: ['decision'],
  sends: 'pushes or files',
  about:
    'Cedar has no log of its own. What is read: data events of Amazon Verified Permissions in CloudTrail (also batches), decision logs of Cedarling, and what a program writes that logs the request and the answer of Cedar with a timestamp. CloudTrail names no policies, so a decision there is by its policy store. A program may say more in its log: `service`, `environment`, `zone`, the `revision` of its policies, `trace_id` and `span_id`, and beside the ids of `reason` their `description`. With the whole request (`context`, and `entities` where the policies use them) a candidate can be replayed against the decision.',
  documentation:
    'https://docs.aws.amazon.com/verifiedpermissions/latest/userguide/monitoring-cloudtrail.html',
  snippets: [
    {
      title: 'CloudTrail: record the authorisations of a policy store (data events), then read the files',
      language: 'shell',
      text: `aws cloudtrail put-event-selectors --trail-name my-trail --advanced-event-selectors '[{
  "Name": "Verified Permissions",
  "FieldSelectors": [
    {"Field": "eventCategory", "Equals": ["Data"]},
    {"Field": "resources.type", "Equals": ["AWS::VerifiedPermissions::PolicyStore"]}
  ]}]'
npm run gatehouse -- ingest CloudTrail/*.json.gz --source cedar`,
      tested: 'not tested',
    },
    {
      title: 'A decision that your own program logs, with curl',
      language: 'shell',
      text: `curl -sS {{url}}/api/ingest/cedar \\
  -H 'Authorization: Bearer {{token}}' \\
  -H 'Content-Type: application/json' \\
  -d '{"id":"d-1","timestamp":"'"$(date -u +%Y-%m-%dT%H:%M:%SZ)"'","policy_store":"photos","revision":"v14",
       "service":"gallery","environment":"prod-eu",
       "request":{"principal":{"type":"User","id":"alice"},"action":{"type":"Action","id":"view"},
                  "resource":{"type":"Photo","id":"1.jpg"},"context":{"mfa":false},
                  "entities":[{"uid":{"type":"User","id":"alice"},"attrs":{},"parents":[]}]},
       "response":{"decision":"Deny","diagnostics":{"reason":["policy0"],"errors":[]}}}'`,
      tested: 'not tested',
    },
  ],
};
