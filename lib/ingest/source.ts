import type { RepositoryApi } from '@/lib/domain/repository-access';
import type { SourceSetup } from '@/lib/domain/source-setup';
import type { Adapter } from './adapter';
import type { SignatureScheme } from './signatures/signature-scheme';

/** A source that Gatehouse reads: its adapter, and how to connect it. */
export type Source = {
  adapter: Adapter;
  setup: SourceSetup;
  /** How it signs its webhooks; without one it sends a bearer token. */
  signature?: SignatureScheme;
  /** Whose API holds the texts of the commits that its webhooks tell of. */
  repositoryApi?: RepositoryApi;
  /** Other names by which the command line finds it. */
  aliases?: readonly string[];
};

/** Sources by their path below /api/ingest. */
export type Sources = Readonly<Record<string, Source>>;
