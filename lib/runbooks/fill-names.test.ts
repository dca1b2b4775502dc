import { describe, expect, it } from 'vitest';
import { fillNames, fillValue, NO_NAMES } from './fill-names';

const NAMES = { ...NO_NAMES, zone: 'payments', policy: 'pci/egress' };

describe('the names of an alert in a runbook', () => {
  it('stand in text, code and links', () => {
    expect(fillNames('Zone $zone, see [denials](/denials?zone=$zone&from=now-1h).', NAMES)).toBe(
      'Zone payments, see [denials](/denials?zone=payments&from=now-1h).',
    );
    expect(fillNames('Run `opa eval $policy`.', NAMES)).toBe('Run `opa eval pci/egress`.');
    expect(fillNames('[policy](/policies/$policy)', NAMES)).toBe('[policy](/policies/pci%2Fegress)');
  });

  it('stay as they are written where they are not known, and links leave them out', () => {
    expect(fillNames('`kubectl logs $service`', NAMES)).toBe('`kubectl logs $service`');
    expect(fillNames('[denials](/denials?service=$service&zone=$zone)', NAMES)).toBe(
      '[denials](/denials?zone=payments)',
    );
    expect(fillNames('[service](/services/$service)', NAMES)).toBe('[service](/services)');
    expect(fillValue('$service', NAMES)).toBeNull();
    expect(fillValue('$zone', NAMES)).toBe('payments');
  });

  it('are no Markdown and no commands, whatever an event calls itself', () => {
    const evil = { ...NO_NAMES, service: "x'; rm -rf / `id` [a](javascript:b) www.evil.example" };
    expect(fillNames('Service $service', evil)).toBe(
      "Service x'; rm -rf / \\`id\\` \\[a\\]\\(javascript\\:b\\) www\\.evil\\.example",
    );
    expect(fillNames('```sh\nkubectl logs $service\n```', evil)).toBe(
      "```sh\nkubectl logs 'x'\\''; rm -rf / id [a](javascript:b) www.evil.example'\n```",
    );
    expect(fillNames('[s](/services/$service)', { ...NO_NAMES, service: '../x?y#(z)' })).toBe(
      '[s](/services/..%2Fx%3Fy%23%28z%29)',
    );
  });
});
