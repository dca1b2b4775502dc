import { expect, test } from 'vitest';
import { carries, listBundleNames } from './bundle-names';

test('a policy may be reported under its own name and those of the bundles above it', () => {
  expect(listBundleNames('payments/pci_egress/decision')).toEqual([
    'payments/pci_egress/decision',
    'payments/pci_egress',
    'payments',
  ]);
  expect(listBundleNames('pci-egress')).toEqual(['pci-egress']);
});

test('a bundle carries what lies below its name, not what merely starts with it', () => {
  expect(carries('payments/pci', 'payments/pci/allow')).toBe(true);
  expect(carries('payments/pci', 'payments/pci_egress/allow')).toBe(false);
  expect(carries('payments/pci', 'payments/pci')).toBe(false);
});
