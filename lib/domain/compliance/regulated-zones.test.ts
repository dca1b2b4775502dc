import { expect, it } from 'vitest';
import { REGULATED_CLASSIFICATIONS, regulatedBy } from './regulated-zones';

it('a zone is regulated by those of its classifications that are on the list, whatever their case', () => {
  const zone = { dataClassifications: ['PCI', 'internal', 'financial'] };
  expect(regulatedBy(zone, REGULATED_CLASSIFICATIONS)).toEqual(['PCI', 'financial']);
  expect(regulatedBy(zone, ['internal'])).toEqual(['internal']);
  expect(regulatedBy({ dataClassifications: [] }, REGULATED_CLASSIFICATIONS)).toEqual([]);
});
