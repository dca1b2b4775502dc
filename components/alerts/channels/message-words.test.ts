import { expect, it } from 'vitest';
import type { Delivery } from '@/lib/domain/read-models/notifications';
import { describeDeliveries, describeReceivers } from './message-words';

const to = (channel: string, state: Delivery['state'], recipient: string | null = null) =>
  ({ channel, state, recipient }) as Delivery;
const routedAt = '2026-11-21T10:00:00Z';

it('a message is told by whom it went to and what became of that', () => {
  const deliveries = [
    to('Pager', 'delivered'),
    to('Mail', 'waiting', 'ana@example.com'),
    to('Chat', 'failed'),
  ];
  const message = { deliveries, routedAt, unreached: ['Nobody is on call.'] };
  expect(describeReceivers(message)).toBe('Pager, Mail to ana@example.com, Chat');
  expect(describeDeliveries(message)).toBe('1 delivered, 1 waiting, 1 failed, not everybody was reached');
});

it('one without receivers is on its way to be routed, or reached nobody', () => {
  const waiting = { deliveries: [], routedAt: null, unreached: [] };
  expect([describeReceivers(waiting), describeDeliveries(waiting)]).toEqual([
    'not chosen yet',
    'Its receivers are being chosen',
  ]);
  const aside = { ...waiting, unreached: ['Its receivers could not be chosen: a name is missing.'] };
  expect(describeDeliveries(aside)).toBe('Set aside: its receivers could not be chosen');
  const lost = { deliveries: [], routedAt, unreached: ['No route has a receiver.'] };
  expect([describeReceivers(lost), describeDeliveries(lost)]).toEqual([null, 'It reached nobody']);
});
