import type { Permission } from '@/lib/domain/roles';

export type ReasonLink = { label: string; href: (source: string) => string; needs: Permission };

/** Why an event could not be read, in words, and what a person does about it. */
export type Reason = { title: string; advice: string; links?: readonly ReasonLink[] };

/** The codes that ingest answers. A new code of an adapter is one entry here. */
export const REASONS: Readonly<Record<string, Reason>> = {
  'unmapped-result': {
    title: 'Neither allow nor deny',
    advice:
      'The policy answered in a shape of its own. Say in a mapping which of its values mean allow, try the mapping on the last decisions, save it, then replay.',
    links: [
      {
        label: 'Edit the mappings of this source',
        href: (source) => `/settings/mappings?${new URLSearchParams({ source })}`,
        needs: 'settings:read',
      },
    ],
  },
  'unknown-kind': {
    title: 'Unknown kind of event',
    advice:
      'Correct the kind at the sender and send the event again. If the kind is newer than this Gatehouse, upgrade it and replay.',
  },
  'missing-field': {
    title: 'A field is missing',
    advice:
      'Let the sender fill the field and send the event again: what is missing cannot be added here. Replaying helps only after an upgrade that no longer asks for the field.',
  },
  'invalid-field': {
    title: 'A field has a wrong value',
    advice:
      'Correct the field at the sender and send the event again. Replaying the same payload helps only after an upgrade that reads it.',
  },
  'too-late': {
    title: 'Older than what is retained',
    advice:
      'It happened before the days that Gatehouse retains, so no count could take it. If it matters, lengthen GATEHOUSE_RETENTION_DAYS, restart and replay. Else look for a wrong clock or a long outage at the source.',
    links: [{ label: 'Look at the sources', href: () => '/settings/sources', needs: 'settings:read' }],
  },
  'zone-not-allowed': {
    title: 'The token may not speak for this zone',
    advice:
      'The token that sent it is confined to other zones. If the event is right, replay it: that happens in your name, not in that of the token. So that it does not come again, correct the zone of the service or give the sender another token.',
    links: [
      { label: 'Look at the services', href: () => '/services', needs: 'inventory:read' },
      { label: 'Look at the tokens', href: () => '/settings/tokens', needs: 'tokens:write' },
    ],
  },
  'not-a-decision-log': {
    title: 'Not an OPA decision log',
    advice:
      'Something else was sent to /api/ingest/opa/logs, or a decision log whose fields were changed on the way. Compare the payload with the decision_logs plugin of the sender; send the corrected event again, or replay after an upgrade that reads it.',
  },
  'not-a-status-report': {
    title: 'Not an OPA status report',
    advice:
      'Something else was sent to /api/ingest/opa/status. Compare the payload with the status plugin of the sender; send the corrected report again, or replay after an upgrade that reads it.',
  },
  'unreadable-data': {
    title: 'The CloudEvent carries no JSON object',
    advice: 'Let the sender put the event itself into data, as a JSON object, and send it again.',
  },
  'not-an-object': {
    title: 'Not a JSON object',
    advice: 'An event is a JSON object with a kind. Correct the sender and send the event again.',
  },
  'not-json': {
    title: 'Not JSON',
    advice:
      'The text breaks off or is no JSON, often because a shipper cut a long line. Mend that and send the event again; the same text stays unreadable.',
  },
  'too-deep': {
    title: 'Nested too deep',
    advice: 'Let the sender leave out or flatten the deepest part of the event and send it again.',
  },
  'no-adapter': {
    title: 'Its adapter is gone',
    advice:
      'This version of Gatehouse has no adapter for it any more. Replay it after installing a version that has.',
  },
};

/** The reason behind a code; one that is not known here is named by its code. */
export const reasonOf = (code: string): Reason =>
  REASONS[code] ?? {
    title: code,
    advice: 'Mend what the message names, at the sender or here, then replay.',
  };
