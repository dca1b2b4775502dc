import type { SourceSetup } from '@/lib/domain/source-setup';

/** How Keycloak's events come here. */
export const keycloakSetup: SourceSetup = {
  title: 'Keycloak events',
  group: 'identity',
  becomes: ['auth', 'audit'],
  sends: 'pushes or files',
  about:
    'Logins of users and clients are auth attempts; every other user event and the admin events are audit entries. The JSON log is the best of the ways: lines of the text log have no zone and are read as UTC, without a date at the time they arrive.',
  documentation: 'https://www.keycloak.org/docs/latest/server_admin/#configuring-auditing-to-track-events',
  snippets: [
    {
      title: 'Keycloak: log every event, as JSON',
      language: 'shell',
      text: `bin/kc.sh start --log=console,file --log-level=INFO,org.keycloak.events:debug \\
  --log-file=/var/log/keycloak/keycloak.json --log-file-output=json`,
      tested: 'not tested',
    },
    {
      title: 'Fluent Bit beside it',
      language: 'yaml',
      text: `pipeline:
  inputs:
    - name: tail
      path: /var/log/keycloak/keycloak.json
      parser: json
  filters:
    - name: grep
      match: '*'
      regex: loggerName ^org\\.keycloak\\.events$
  outputs:
    - name: http
      match: '*'
      host: gatehouse.example.org
      port: 443
      tls: on
      uri: /api/ingest/keycloak
      format: json_lines
      header: Authorization Bearer {{token}}`,
      tested: 'not tested',
    },
  ],
};
