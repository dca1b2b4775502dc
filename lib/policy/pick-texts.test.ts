import { expect, test } from 'vitest';
import { pickTexts } from './pick-texts';

const own = { policy: 'pci/egress/allow', files: { 'own.rego': '1' } };
const bundle = { policy: 'pci/egress', files: { 'bundle.rego': '1' } };
const team = { policy: 'pci', files: { 'team.rego': '1' } };

test('own texts come before those of the nearest bundle', () => {
  expect(pickTexts([team, bundle, own], own.policy)).toEqual(own.files);
  expect(pickTexts([team, bundle, { ...own, files: null }], own.policy)).toEqual(bundle.files);
});

test('a bundle without texts shows those of all it carries', () => {
  const other = { policy: 'pci/egress/deny', files: { 'deny.rego': '2' } };
  expect(pickTexts([{ ...bundle, files: null }, own, other], bundle.policy)).toEqual({
    'own.rego': '1',
    'deny.rego': '2',
  });
});

test('unknown texts are null, never an empty policy', () => {
  expect(pickTexts([{ ...own, files: null }], own.policy)).toBeNull();
  expect(pickTexts([], own.policy)).toBeNull();
});
