/** What Kubernetes calls an object reference, as far as a source tells. */
export type ObjectReference = {
  kind?: string | null;
  namespace?: string | null;
  name?: string | null;
};

/** An object of Kubernetes as a text, such as `Pod/shop/checkout-1`; undefined when nothing is told of it. */
export const nameObject = ({ kind, namespace, name }: ObjectReference): string | undefined =>
  [kind, namespace, name].filter(Boolean).join('/') || undefined;
