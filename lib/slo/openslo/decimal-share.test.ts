import { describe, expect, it } from 'vitest';
import { readShare } from './decimal-share';

describe('a share as a file writes it', () => {
  it.each([
    ['0.999', '0.999'],
    ['.95', '0.95'],
    ['0.9990', '0.9990'],
    ['1', '1'],
    ['1.000', '1'],
    ['9.99e-1', '0.999'],
    ['1e-7', '0.0000001'],
    ['0.9990000000000', '0.999'],
    ['0', '0'],
  ])('%s is the decimal %s', (source, share) => {
    expect(readShare(source)).toBe(share);
  });

  it.each([
    ['99.95', '0.9995'],
    ['99', '0.99'],
    ['100', '1'],
    ['0.5', '0.005'],
  ])('%s percent is %s, digit for digit', (source, share) => {
    expect(readShare(source, 'percent')).toBe(share);
  });

  it.each(['', '.', 'high', '-0.5', '0.9999999999', '0x1', '1e9999'])('"%s" is none', (source) => {
    expect(readShare(source)).toBeNull();
  });
});
