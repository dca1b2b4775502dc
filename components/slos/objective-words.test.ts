import { expect, it } from 'vitest';
import {
  labelOf,
  describeMethod,
  describeObjectiveWindow,
  describeScope,
  describeTarget,
} from './objective-words';

const plain = (text: string) => text.replaceAll('\u202F', ' ');

it('a label names the indicator once', () => {
  expect(labelOf({ indicator: 'M1', name: 'Requests are evaluated' })).toBe('M1 Requests are evaluated');
  expect(labelOf({ indicator: 'M1', name: 'M1 of payments' })).toBe('M1 of payments');
  expect(labelOf({ indicator: 'M1', name: 'M10 and M1' })).toBe('M1 M10 and M1');
});

it('a target is read as the indicator is: at least, or for failures below', () => {
  expect(plain(describeTarget({ indicator: 'M1', target: '0.999' }))).toBe('≥ 99.9 %');
  expect(plain(describeTarget({ indicator: 'M6', target: '0.999' }))).toBe('< 0.1 %');
  expect(plain(describeTarget({ indicator: 'M7', target: '1' }))).toBe('≥ 100 %');
  expect(describeTarget({ indicator: 'M8', target: null })).toBe('decreasing');
});

it('scope, window and method in words', () => {
  expect(describeScope({ zone: null, service: null, environment: null })).toBe('Everywhere');
  expect(describeScope({ zone: 'pci', service: 'checkout-api', environment: 'prod-eu' })).toBe(
    'zone pci, service checkout-api, prod-eu',
  );
  expect(describeObjectiveWindow({ type: 'rolling', days: 30 })).toBe('rolling 30 days');
  expect(describeObjectiveWindow({ type: 'calendar', period: 'month', timeZone: 'Europe/Berlin' })).toBe(
    'calendar month, Europe/Berlin',
  );
  expect(
    plain(
      describeMethod({ type: 'timeslices', sliceMinutes: 5, sliceTarget: '0.95', emptySlices: 'ignore' }),
    ),
  ).toBe('slices of 5 min, good from 95 % on; slices without events are left out');
});
