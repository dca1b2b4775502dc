import type { SourceSetup } from '@/lib/domain/source-setup';
import type { Adapter } from './adapter';
import type { SignatureScheme } from './signatures/signature-scheme';

/** A source that Gatehouse reads: its adapter, and how to connect it. */
export type Source = {
  adapter: Adapter;
  setup: SourceSetup;
  /** How it signs its webhooks; without one it sends a bearer token. */
  signature?: SignatureScheme;
  /** Other names by which the command line finds it. */
  aliases?: readonly string[];
};

/** Sources by their path below /api/ingest. */
export type Sources = Readonly<Record<string, Source>>;
