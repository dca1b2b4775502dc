import { describe, expect, it } from 'vitest';
import { inventoryTimeSchema } from './inventory-time';

describe('as of when the inventory is asked for', () => {
  it('a day is its last moment, a time is itself', () => {
    expect(inventoryTimeSchema.parse('2026-11-20')).toEqual(new Date('2026-11-20T23:59:59.999Z'));
    expect(inventoryTimeSchema.parse('2026-11-20T10:00:00+01:00')).toEqual(new Date('2026-11-20T09:00:00Z'));
  });

  it.each(['yesterday', '2026-02-30', '2026-11-20T10:00:00'])('%s is none', (text) => {
    expect(inventoryTimeSchema.safeParse(text).success).toBe(false);
  });
});
