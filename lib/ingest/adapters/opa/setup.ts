import type { SetupSnippet, SourceSetup } from '@/lib/domain/source-setup';

const configuration: SetupSnippet = {
  title: 'OPA configuration',
  language: 'yaml',
  text: `services:
  gatehouse:
    url: {{url}}/api/ingest/opa
    credentials:
      bearer:
        token: {{token}}
decision_logs:
  service: gatehouse
status:
  service: gatehouse
labels:
  environment: production
  service: payments-api`,
  tested: 'with recorded payloads',
};

/** How OPA sends its decisions. */
export const opaSetup: SourceSetup = {
  title: 'OPA decision logs',
  group: 'policy engines',
  becomes: ['decision'],
  sends: 'pushes or files',
  about:
    'Each decision with its policy, revision, input and result: of OPA’s API, of Envoy through ext_authz, of Kubernetes’ admission. Of headers and fields that carry credentials only the names are shown. Results of a shape of your own need a mapping (Settings, Mappings).',
  documentation: 'https://www.openpolicyagent.org/docs/management-decision-logs',
  snippets: [
    configuration,
    {
      title: 'Decisions that OPA printed on its console, read from a file',
      language: 'shell',
      text: `kubectl logs deploy/opa | grep '"Decision Log"' > decisions.ndjson
npm run gatehouse -- ingest decisions.ndjson --source opa`,
      tested: 'with recorded payloads',
    },
  ],
};

/** How OPA reports its bundles. */
export const opaStatusSetup: SourceSetup = {
  title: 'OPA status reports',
  group: 'policy engines',
  becomes: ['change', 'source-report'],
  sends: 'pushes or files',
  about:
    'Which revision of a bundle each instance runs since when, and how many decisions it could not send.',
  documentation: 'https://www.openpolicyagent.org/docs/management-status',
  snippets: [configuration],
};
