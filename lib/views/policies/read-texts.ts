import { listBundleNames } from '@/lib/policy/bundle-names';
import { pickTexts, type PolicyTexts } from '@/lib/policy/pick-texts';
import { readRevisionTexts } from '@/lib/store/policies/list-revisions';

/** The texts of a policy's revision, as far as the reader's zones go; null where they are not known. */
export async function readTexts(
  policy: string,
  revision: string,
  zones: readonly string[] | null,
): Promise<PolicyTexts | null> {
  const related = { names: listBundleNames(policy), below: policy };
  return pickTexts(await readRevisionTexts(related, revision, zones), policy);
}
