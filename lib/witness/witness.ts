import type { WitnessKind } from '@/lib/domain/audit-witness';

/** Somebody who keeps checkpoints outside of the database, and what is needed to reach them. */
export type Witness = {
  id: string;
  kind: WitnessKind;
  /** A path or an address. */
  place: string;
  /** Of a Git repository. */
  branch: string | null;
  /** What signs a webhook, or opens a repository over https. */
  secret: string | null;
};

/** A signed checkpoint as it is handed on. */
export type KeptCheckpoint = { size: bigint; note: string };

/** Where witnesses may lie. */
export type WitnessLimits = {
  /** Folders that may be written below. */
  folders: readonly string[];
  /** Hosts (host:port) in internal networks that may be spoken to. */
  hosts: readonly string[];
  /** Where the copies of repositories lie that commits are made in. */
  workFolder: string;
};

/** Why a witness could not keep or give back a checkpoint, in a sentence that names no secret. */
export class WitnessProblem extends Error {
  override readonly name = 'WitnessProblem';
}
