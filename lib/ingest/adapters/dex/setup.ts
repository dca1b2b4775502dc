import type { SourceSetup } from '@/lib/domain/source-setup';

/** How dex's sign-ins come here. */
export const dexSetup: SourceSetup = {
  title: 'Dex',
  group: 'identity',
  becomes: ['auth', 'audit'],
  sends: 'pushes or files',
  about:
    'Sign-ins through every connector, exchanged tokens and refused client secrets, read from dex’s log. Other lines have no outcome and stay in quarantine, so filter before sending.',
  documentation: 'https://dexidp.io/docs/configuration/',
  snippets: [
    {
      title: 'dex',
      language: 'yaml',
      text: `logger:
  level: info
  format: json`,
      tested: 'not tested',
    },
    {
      title: 'Fluent Bit beside it',
      language: 'yaml',
      text: `pipeline:
  inputs:
    - name: tail
      path: /var/log/containers/dex-*.log
      multiline.parser: cri
      tag: kube.dex
  filters:
    - name: kubernetes
      match: kube.*
    - name: grep
      match: kube.dex
      regex: log (login|logout|authenticate|client_secret|token exchange|subject token)
  outputs:
    - name: http
      match: kube.dex
      host: gatehouse.example.org
      port: 443
      tls: on
      uri: /api/ingest/dex
      format: json_lines
      header: Authorization Bearer {{token}}`,
      tested: 'not tested',
    },
  ],
};
