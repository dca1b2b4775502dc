import type { Zone } from '../inventory';

/**
 * The data classifications that some law, standard or contract regulates, as inventories write them: payment cards
 * (PCI DSS), personal and special-category data (GDPR), health (HIPAA), finance (SOX, DORA).
 */
export const REGULATED_CLASSIFICATIONS: readonly string[] = [
  'pci',
  'cardholder-data',
  'pii',
  'personal-data',
  'special-category',
  'phi',
  'health',
  'financial',
  'sox',
];

/** Which classifications of a zone are among the regulated ones, whatever their case; none makes a zone not regulated. */
export function regulatedBy(
  { dataClassifications }: Pick<Zone, 'dataClassifications'>,
  regulated: readonly string[],
): string[] {
  const known = new Set(regulated.map((name) => name.toLowerCase()));
  return dataClassifications.filter((name) => known.has(name.toLowerCase()));
}
