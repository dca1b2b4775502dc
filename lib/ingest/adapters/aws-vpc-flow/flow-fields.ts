/** The columns of the default format (version 2), in its order. */
export const DEFAULT_COLUMNS = [
  'version',
  'account-id',
  'interface-id',
  'srcaddr',
  'dstaddr',
  'srcport',
  'dstport',
  'protocol',
  'packets',
  'bytes',
  'start',
  'end',
  'action',
  'log-status',
] as const;

/** Every column that a custom format may have, by the version that brought it. Source: VPC guide, "Available fields". */
export const KNOWN_COLUMNS: ReadonlySet<string> = new Set([
  ...DEFAULT_COLUMNS,
  // 3
  'vpc-id',
  'subnet-id',
  'instance-id',
  'tcp-flags',
  'type',
  'pkt-srcaddr',
  'pkt-dstaddr',
  // 4
  'region',
  'az-id',
  'sublocation-type',
  'sublocation-id',
  // 5
  'pkt-src-aws-service',
  'pkt-dst-aws-service',
  'flow-direction',
  'traffic-path',
  // 7
  'ecs-cluster-arn',
  'ecs-cluster-name',
  'ecs-container-instance-arn',
  'ecs-container-instance-id',
  'ecs-container-id',
  'ecs-second-container-id',
  'ecs-service-name',
  'ecs-task-definition-arn',
  'ecs-task-arn',
  'ecs-task-id',
  // 8 and later
  'reject-reason',
  'resource-id',
  'encryption-status',
]);

/** One record: its columns by name; what is `-` in the log is left out. */
export type FlowRow = Readonly<Record<string, string>>;

export const splitColumns = (line: string): string[] => line.trim().split(/\s+/);

/** Whether a line names columns instead of holding values. A column that came later may be among them. */
export function isHeader(line: string): boolean {
  const names = splitColumns(line.replaceAll(/[${}]/g, ''));
  return (
    names.length > 1 &&
    names.every((name) => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) &&
    names.filter((name) => KNOWN_COLUMNS.has(name)).length * 2 > names.length
  );
}

/**
 * The columns of a line, in the order of `columns` or of the default format. Null when there are not as many
 * values as columns.
 */
export function readLine(line: string, columns?: string): FlowRow | null {
  const names = columns ? splitColumns(columns.replaceAll(/[${}]/g, '')) : DEFAULT_COLUMNS;
  const values = splitColumns(line);
  if (values.length !== names.length) return null;
  return Object.fromEntries(
    names.map((name, index) => [name, values[index]!] as const).filter(([, value]) => value !== '-'),
  );
}

/** The columns of a record that was taken apart before: names with hyphens (AWS) or underscores (Athena, Vector). */
export function readParsed(record: Readonly<Record<string, unknown>>): FlowRow | null {
  const row = [...KNOWN_COLUMNS].flatMap((name): [string, string][] => {
    const value = record[name] ?? record[name.replaceAll('-', '_')];
    const isValue = typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
    return isValue && value !== '-' && value !== '' ? [[name, String(value)]] : [];
  });
  return row.length < 3 ? null : Object.fromEntries(row);
}
