import type { Published } from '@/lib/domain/policy-publication';

/** What became of pushed policies, a line each. */
export function describePublished({ policies, activatedIn, leftOut, applied }: Published): string[] {
  const words = { published: applied ? 'published' : 'would be published', unchanged: 'unchanged' };
  return [
    ...policies.map(
      ({ policy, revision, state, files }) =>
        `${policy}  ${revision}  ${words[state]} (${files.length} ${files.length === 1 ? 'file' : 'files'})`,
    ),
    ...(activatedIn ? [`${applied ? 'In' : 'Would be in'} force in ${activatedIn}.`] : []),
    ...(leftOut.length > 0 ? [`Left out, no policy's texts: ${leftOut.join(', ')}`] : []),
  ];
}
