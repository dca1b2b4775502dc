import { carries } from './bundle-names';

/** What is known of a revision under one name. */
export type RevisionRecord = {
  policy: string;
  revision: string;
  /** RFC 3339 UTC with six digits. */
  publishedAt: string;
  author: string | null;
  commit: string | null;
  message: string | null;
  url: string | null;
  digest: string | null;
  /** Paths of its texts; empty where only its name is known. */
  files: string[];
};

export type Revision = Omit<RevisionRecord, 'policy'> & { previousRevision: string | null };

/**
 * The revisions of a policy, latest first. What the bundle reports of a revision completes what the
 * policy's own events say; of a bundle, what is known of the policies it carries does.
 */
export function mergeRevisions(records: readonly RevisionRecord[], policy: string): Revision[] {
  const merged = new Map<string, Omit<RevisionRecord, 'policy'>>();
  // The policy itself, its bundles from the nearest on, bundles of another name, then what it carries.
  const rank = ({ policy: name }: RevisionRecord) => {
    if (carries(policy, name)) return policy.length + 1;
    return name === policy || carries(name, policy) ? policy.length - name.length : policy.length;
  };
  for (const { policy: name, ...record } of records.toSorted((one, other) => rank(one) - rank(other))) {
    const known = merged.get(record.revision);
    if (known) merged.set(record.revision, complete(known, record));
    else if (!carries(policy, name)) merged.set(record.revision, record);
  }
  const latestFirst = [...merged.values()].toSorted((one, other) =>
    one.publishedAt < other.publishedAt ? 1 : -1,
  );
  return latestFirst.map((revision, index) => ({
    ...revision,
    previousRevision: latestFirst[index + 1]?.revision ?? null,
  }));
}

/** A revision is known from its first mention on. */
const complete = (
  known: Omit<RevisionRecord, 'policy'>,
  other: Omit<RevisionRecord, 'policy'>,
): Omit<RevisionRecord, 'policy'> => ({
  revision: known.revision,
  publishedAt: known.publishedAt < other.publishedAt ? known.publishedAt : other.publishedAt,
  author: known.author ?? other.author,
  commit: known.commit ?? other.commit,
  message: known.message ?? other.message,
  url: known.url ?? other.url,
  digest: known.digest ?? other.digest,
  files: known.files.length > 0 ? known.files : other.files,
});
