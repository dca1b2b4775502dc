import { FOLDED_POLICY, FOLDED_SERVICE, type Folding } from '@/lib/domain/folding';
import { admitNames, type WantedName } from './admit-names';
import { getAdmissions, type Admissions, type Group } from './admissions';

type Named = {
  source: string;
  zone: string;
  service: string | null;
  policy: string | null;
  folded: Folding | null;
};

/**
 * Marks the records whose service or policy is beyond what is told apart of their source and zone; all
 * others are handed on as they are. First come, first told apart, for ever: names are admitted in the
 * order of the records, under a lock that all writers share, outside of the caller's transaction. Costs
 * two look-ups in memory a record, and a query only where names are new and there is room for them.
 */
export async function foldRecords<T extends Named>(records: readonly T[]): Promise<readonly T[]> {
  if (records.length === 0) return records;
  const admissions = await getAdmissions();
  const wanted = listWanted(records, admissions);
  if (wanted.length > 0) await admitNames(wanted, admissions);
  let folded: T[] | null = null;
  records.forEach((record, place) => {
    const folding = foldingOf(record, admissions);
    if (folding === null) return;
    folded ??= [...records];
    folded[place] = { ...record, folded: folding };
  });
  return folded ?? records;
}

/** Names that are new, where there may be room for them; each once, in the order in which they came. */
function listWanted(records: readonly Named[], admissions: Admissions): WantedName[] {
  const wanted = new Map<string, WantedName>();
  const want = (group: Group, name: WantedName) => {
    if (!group.isFull) wanted.set(`${name.source}\0${name.zone}\0${name.dimension}\0${name.name}`, name);
  };
  for (const { source, zone, service, policy } of records) {
    const groups = admissions.groupsOf(source, zone);
    if (service !== null && !groups.service.names.has(service) && !admissions.inventory.has(service))
      want(groups.service, { source, zone, dimension: 'service', name: service });
    if (policy !== null && !groups.policy.names.has(policy))
      want(groups.policy, { source, zone, dimension: 'policy', name: policy });
  }
  return [...wanted.values()];
}

function foldingOf({ source, zone, service, policy }: Named, admissions: Admissions): Folding | null {
  const groups = admissions.groupsOf(source, zone);
  let folding = 0;
  if (service !== null && !groups.service.names.has(service) && !admissions.inventory.has(service))
    folding |= FOLDED_SERVICE;
  if (policy !== null && !groups.policy.names.has(policy)) folding |= FOLDED_POLICY;
  return folding === 0 ? null : (folding as Folding);
}
