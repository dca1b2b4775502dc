import type { SourceSetup } from '@/lib/domain/source-setup';

/** How plans and scans are sent from a pipeline. */
export const terraformSetup: SourceSetup = {
  title: 'Terraform and OpenTofu drift',
  group: 'change',
  becomes: ['drift', 'change', 'audit'],
  sends: 'pushes or files',
  about:
    'Resources that changed outside of the configuration: resource_drift of a plan as JSON, the message resource_drift of -json, or what driftctl found. Sensitive values are left out. Nothing of these says that a drift is over. A finished apply is a deploy. Other messages of -json are refused: send only the two below.',
  documentation: 'https://opentofu.org/docs/internals/json-format/',
  snippets: [
    {
      title: 'A plan, on a schedule',
      language: 'shell',
      text: `tofu plan -refresh-only -out=drift.plan
tofu show -json drift.plan |
  curl --fail --retry 3 {{url}}/api/ingest/terraform \\
    --header "Authorization: Bearer {{token}}" \\
    --header "Content-Type: application/json" \\
    --data-binary @-`,
      tested: 'with recorded payloads',
    },
    {
      title: 'Drift and summary of an apply',
      language: 'shell',
      text: `tofu apply -auto-approve -json | tee apply.ndjson
grep --extended-regexp '"type":"(resource_drift|change_summary)"' apply.ndjson | grep --invert-match '"operation":"plan"' |
  curl --fail --retry 3 {{url}}/api/ingest/terraform \\
    --header "Authorization: Bearer {{token}}" \\
    --header "Content-Type: application/x-ndjson" \\
    --data-binary @-`,
      tested: 'with recorded payloads',
    },
  ],
};
