/** An entry as the store has it: its leaf, what stands beside it for finding it, and its erasable values. */
export type StoredEntry = {
  index: bigint;
  id: string;
  /** Null once it was erased. */
  leaf: Buffer | null;
  leafHash: Buffer;
  /** Times as leaves write them: UTC, with six digits. */
  recordedAt: string;
  occurredAt: string;
  actorType: string;
  actorRef: string;
  action: string;
  zone: string | null;
  outcome: string | null;
  source: string;
  targetKeys: readonly string[];
  /** By field; salts in base64. Null where no value is kept. */
  sealed: Readonly<Record<string, { salt: string; value: unknown }>> | null;
};
