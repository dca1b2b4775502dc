import { replaceUnstorable } from '@/lib/domain/storable-json';
import { readPodWorkload } from './read-workload';
import { readObject, isObject, type Json } from './read-object';

/** Where a line was written, as a log shipper says it. */
export type ShippedFrom = {
  cluster?: string;
  namespace?: string;
  pod?: string;
  /** The workload that wrote the line. */
  service?: string;
  node?: string;
};

/** What a log line says: an object where it is JSON, else its text. */
export type ShippedLine = { content: Json | string; from: ShippedFrom };

const LINE_FIELDS = ['text', 'log', 'message', 'msg'];

const text = (...values: unknown[]): string | undefined =>
  values.find((value): value is string => typeof value === 'string' && value !== '');

/**
 * Takes a log line out of the record of a shipper: Fluent Bit (`log`, `kubernetes.pod_name`), Vector (`message`,
 * `kubernetes.pod_namespace`), or `{"text": …}`. A record that the source itself wrote (`isOwn`) is its own
 * content, with what a shipper added beside it. Null when there is no line in it.
 */
export function openShippedLine(record: unknown, isOwn: (record: Json) => boolean): ShippedLine | null {
  if (!isObject(record)) return null;
  const from = readShippedFrom(record);
  if (isOwn(record)) return { content: record, from };
  for (const field of LINE_FIELDS) {
    const line = record[field];
    if (isObject(line)) return { content: line, from };
    if (typeof line === 'string' && line.trim() !== '') return { content: parseLine(line), from };
  }
  return null;
}

/** The JSON object that a line is, else the line without its end. */
function parseLine(line: string): Json | string {
  const trimmed = line.trimEnd();
  if (!trimmed.trimStart().startsWith('{')) return trimmed;
  try {
    const value: unknown = JSON.parse(replaceUnstorable(trimmed));
    return isObject(value) ? value : trimmed;
  } catch {
    return trimmed;
  }
}

/** Field names: Fluent Bit's filter `kubernetes`, and Vector's source `kubernetes_logs`. */
function readShippedFrom(record: Json): ShippedFrom {
  const kubernetes = readObject(record.kubernetes);
  const labels = readObject(kubernetes.labels ?? kubernetes.pod_labels);
  const pod = text(kubernetes.pod_name);
  return {
    cluster: text(record.cluster, record.cluster_name, kubernetes.cluster_name, record.environment),
    namespace: text(kubernetes.namespace_name, kubernetes.pod_namespace),
    pod,
    service:
      text(
        labels['service.istio.io/canonical-name'],
        labels['app.kubernetes.io/name'],
        labels.app,
        labels['k8s-app'],
      ) ??
      (pod && readPodWorkload(pod)),
    node: text(kubernetes.host, kubernetes.pod_node_name),
  };
}
