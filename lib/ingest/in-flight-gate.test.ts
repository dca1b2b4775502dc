import { describe, expect, it } from 'vitest';
import { InFlightGate } from './in-flight-gate';

const refused = expect.objectContaining({
  code: 'rate-limited',
  details: expect.objectContaining({ retryAfterSeconds: 1 }) as unknown,
}) as unknown;

describe('the gate before ingest', () => {
  it('admits up to its limit and then asks to come again', () => {
    const gate = new InFlightGate(100);
    gate.enter(60);
    const leave = gate.enter(40);
    expect(() => gate.enter(1)).toThrow(refused);
    expect(gate.bytes).toBe(100);
    leave();
    gate.enter(40);
    expect(gate.bytes).toBe(100);
  });

  it('admits a single request of any size, and then no other', () => {
    const gate = new InFlightGate(100);
    const leave = gate.enter(1_000);
    expect(() => gate.enter(1)).toThrow(refused);
    leave();
    gate.enter(100);
  });

  it('gives room back once, however often it is told', () => {
    const gate = new InFlightGate(100);
    const leave = gate.enter(50);
    gate.enter(50);
    leave();
    leave();
    expect(gate.bytes).toBe(50);
  });
});
