import type { SourceSetup } from '@/lib/domain/source-setup';

/** Services as a spreadsheet exports them. */
export const inventoryCsvSetup: SourceSetup = {
  title: 'CSV inventories',
  group: 'inventory',
  becomes: ['service'],
  sends: 'files',
  about:
    'Services with the columns name, zone, owner, environments (separated by semicolons) and description; name is needed, a column that is left out keeps its values. Separated by commas, semicolons or tabs. Errors name row and column.',
  documentation: 'https://www.rfc-editor.org/rfc/rfc4180',
  snippets: [
    {
      title: 'services.csv',
      language: 'text',
      text: `name,zone,owner,environments,description
payments-api,payments,team-payments,aws-eu-1;gcp-eu-1,Takes payments
vault-proxy,pci,team-payments,aws-eu-1,
`,
      tested: 'with the program',
    },
    {
      title: 'From a pipeline',
      language: 'shell',
      text: `curl --fail {{url}}/api/v1/inventory/import \\
  --header "Authorization: Bearer {{token}}" \\
  --header "Content-Type: text/csv" --data-binary @services.csv`,
      tested: 'with the program',
    },
  ],
};
