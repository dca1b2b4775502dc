/** Pods of an application in a namespace, as the labels say that suggestions write. */
export type Peer = { app: string; namespace: string };

/** The label that names a pod's application, and the one that names a namespace. */
export const APP_LABEL = 'app.kubernetes.io/name';
export const NAMESPACE_LABEL = 'kubernetes.io/metadata.name';

/** A peer as the text that an access carries; `readPeer` reads it back. */
export const writePeer = ({ app, namespace }: Peer): string => `${namespace}/${app}`;

/** Reads what `writePeer` wrote. */
export function readPeer(text: string): Peer {
  const [namespace, app] = text.split('/') as [string, string];
  return { app, namespace };
}

/** Whether a text may be the value of a label. */
export const isLabelValue = (text: string): boolean =>
  text.length <= 63 && /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(text);
