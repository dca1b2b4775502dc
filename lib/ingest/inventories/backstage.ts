import type { SourceSetup } from '@/lib/domain/source-setup';

/** Entities of a Backstage catalog: https://backstage.io/docs/features/software-catalog/descriptor-format. */
export const backstageSetup: SourceSetup = {
  title: 'Backstage catalogs',
  group: 'inventory',
  becomes: ['service'],
  sends: 'files',
  about:
    'Components and Resources become services with owner and description; their zone and environments stand in the annotations gatehouse.io/zone and gatehouse.io/environments. Entities of other kinds are passed over and counted. What a file does not say stays as it is, and earlier days keep the zone that a service had then.',
  documentation: 'https://backstage.io/docs/features/software-catalog/descriptor-format',
  snippets: [
    {
      title: 'The zone of a component, in catalog-info.yaml',
      language: 'yaml',
      text: `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: payments-api
  annotations:
    gatehouse.io/zone: payments
    gatehouse.io/environments: aws-eu-1, gcp-eu-1
spec:
  type: service
  owner: group:default/team-payments
  lifecycle: production
`,
      tested: 'with recorded payloads',
    },
    {
      title: 'Every component of a catalog, each night',
      language: 'shell',
      text: `curl --fail "$BACKSTAGE_URL/api/catalog/entities?filter=kind=component" \\
  --header "Authorization: Bearer $BACKSTAGE_TOKEN" \\
| jq -c '.[]' | sed 's/^/---\\n/' \\
| curl --fail {{url}}/api/v1/inventory/import \\
  --header "Authorization: Bearer {{token}}" \\
  --header "Content-Type: application/yaml" --data-binary @-`,
      tested: 'not tested',
    },
  ],
};
