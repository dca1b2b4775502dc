import type { SourceSetup } from '@/lib/domain/source-setup';

/** Our own file of zones, environments and services; JSON is YAML too. */
export const inventoryYamlSetup: SourceSetup = {
  title: 'YAML and JSON inventories',
  group: 'inventory',
  becomes: ['zone', 'service', 'environment'],
  sends: 'files',
  about:
    'The whole inventory in one file that can lie in a repository. A field that is left out keeps its value, null or an empty list clears it, an unknown field is an error with its line. Nothing is deleted by an import.',
  documentation: 'https://yaml.org/spec/1.2.2/',
  snippets: [
    {
      title: 'inventory.yaml',
      language: 'yaml',
      text: `zones:
  - slug: payments
    name: Payments
    trustLevel: high
    dataClassifications: [pci]
    environments: [aws-eu-1]
    owner: team-payments
    telemetryTier: full
environments:
  - slug: aws-eu-1
    kind: cloud-account
    region: eu-west-1
services:
  - name: payments-api
    zone: payments
    owner: team-payments
    environments: [aws-eu-1]
`,
      tested: 'with the program',
    },
    {
      title: 'From a pipeline',
      language: 'shell',
      text: `curl --fail {{url}}/api/v1/inventory/import \\
  --header "Authorization: Bearer {{token}}" \\
  --header "Content-Type: application/yaml" --data-binary @inventory.yaml`,
      tested: 'with the program',
    },
  ],
};
