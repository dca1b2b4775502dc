import { describe, expect, it } from 'vitest';
import { withholdGreen } from './withhold-green';

describe('an indicator whose source is silent', () => {
  it('is not green', () => {
    expect(withholdGreen('met', ['opa'])).toBe('no-data');
  });

  it('stays as bad as it is known to be', () => {
    expect(withholdGreen('breached', ['opa'])).toBe('breached');
    expect(withholdGreen('at-risk', ['opa'])).toBe('at-risk');
  });

  it('keeps its status while every source sends', () => {
    expect(withholdGreen('met', [])).toBe('met');
  });
});
