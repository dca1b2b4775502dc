/** A request as it was signed: its headers, and its body before anything was unpacked or decoded. */
export type SignedRequest = { headers: Headers; body: Uint8Array; now: Date };

/** How a source proves that a request is its own. Pure. */
export type SignatureScheme = {
  /** As the source's documentation names it, for people. */
  title: string;
  /** Whether the headers carry a signature at all, so that nothing else needs a look at the body. */
  isSigned: (headers: Headers) => boolean;
  /** Whether the signature was made with this secret over exactly this body. */
  verify: (request: SignedRequest, secret: string) => boolean;
  /** Headers that name the delivery, first found first; for the record of what was refused. */
  deliveryHeaders: readonly string[];
};
