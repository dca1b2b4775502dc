import { describe, expect, it } from 'vitest';
import { describeSamples } from '../../testing/describe-samples';
import { fuzzAdapter } from '../../testing/fuzz-adapter';
import { mapText } from '../../testing/map-text';
import { wazuhAdapter } from './map-wazuh';

const FAILED = {
  timestamp: '2026-11-20T12:00:00.500+0100',
  rule: {
    id: '5716',
    level: 5,
    description: 'sshd: authentication failed.',
    groups: ['sshd', 'authentication_failed'],
  },
  agent: { id: '007', name: 'db-1' },
  manager: { name: 'wazuh-1' },
  id: '1763636400.77',
  decoder: { name: 'sshd' },
  data: { srcip: '192.0.2.1', srcuser: 'eve' },
};
const HIT = {
  _index: 'wazuh-alerts-4.x',
  _id: 'x',
  _source: { ...FAILED, rule: { ...FAILED.rule, groups: ['sshd'], level: 12 } },
};

const map = (...records: object[]) => mapText(wazuhAdapter, JSON.stringify(records));

describe('a Wazuh alert', () => {
  it('opens an alert; of the group of failed sign-ins it is one too', () => {
    expect(map(FAILED).events).toMatchObject([
      {
        kind: 'alert',
        id: 'wazuh-1:1763636400.77',
        occurredAt: '2026-11-20T12:00:00.500+01:00',
        severity: 'ticket',
        title: 'sshd: authentication failed.',
        policy: '5716',
        principal: 'eve',
        labels: { level: '5', srcip: '192.0.2.1', agent: 'db-1' },
      },
      { kind: 'auth', outcome: 'failure', provider: 'sshd', principal: 'eve' },
    ]);
  });

  it('may be a hit of the indexer; from level 12 on it is a page', () => {
    expect(map(HIT).events).toMatchObject([{ kind: 'alert', severity: 'page' }]);
  });

  it('of a group that says both, or of many sign-ins together, is no sign-in', () => {
    for (const groups of [
      ['authentication_success', 'authentication_failed'],
      ['authentication_failures'],
      [],
    ])
      expect(map({ ...FAILED, rule: { ...FAILED.rule, groups } }).events).toHaveLength(1);
    const rule = { ...FAILED.rule, groups: ['authentication_success'] };
    expect(map({ ...FAILED, rule }).events[1]).toMatchObject({ kind: 'auth', outcome: 'success' });
  });

  it.each([
    [{ ...FAILED, timestamp: 'Nov 20' }, 'timestamp'],
    [{ ...FAILED, rule: { ...FAILED.rule, level: 'high' } }, 'rule.level'],
    [{ _index: 'wazuh-alerts', _source: { rule: FAILED.rule } }, '_source.timestamp'],
  ])('that is not understood is refused there', (record, path) => {
    expect(map(record).rejected).toMatchObject([{ code: 'not-understood', path }]);
  });
});

describeSamples('wazuh-alerts', {
  'indexer-hit.json': {
    adapter: wazuhAdapter,
    events: [
      {
        kind: 'alert',
        id: 'wazuh-server:1780591681.2141306',
        occurredAt: '2026-06-04T16:48:01.307+00:00',
        severity: 'ticket',
        title: 'osquery: processes_query query result',
        labels: { level: '3', agent: 'vm-ubuntu2204-agent', location: 'osquery' },
      },
    ],
  },
  'sshd-bruteforce.json': {
    adapter: wazuhAdapter,
    events: [
      {
        kind: 'alert',
        occurredAt: '2022-05-11T12:29:19.905+00:00',
        severity: 'ticket',
        policy: '5712',
        principal: 'paco',
        labels: { level: '10', srcip: '172.17.1.1', groups: 'syslog, sshd, authentication_failures' },
      },
    ],
  },
});

fuzzAdapter(wazuhAdapter, { samples: [JSON.stringify([FAILED, HIT])], decisive: ['rule.level'] });
