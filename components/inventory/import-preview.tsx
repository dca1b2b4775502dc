import { formatCounted } from '@/components/format/format-count';
import { Badge } from '@/components/ui/badge';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { InventoryChange, InventoryImport } from '@/lib/domain/read-models/inventory-import';

const SHOWN = 200;

/** What an import would change, entry by entry and field by field. */
export function ImportPreview({ preview }: { preview: InventoryImport }) {
  const { changes, unchanged, notes } = preview;
  const added = changes.filter(({ change }) => change === 'added').length;
  return (
    <section aria-label="What changes" className="grid gap-2">
      <p role="status" className="text-sm font-medium">
        {changes.length === 0
          ? `Nothing changes: ${formatCounted(unchanged, 'entry', 'entries')} of the file ${unchanged === 1 ? 'is' : 'are'} as in Gatehouse.`
          : `${added} added, ${changes.length - added} changed, ${unchanged} as they are.`}
      </p>
      {notes.map((note) => (
        <p key={note} className="text-fg-muted text-sm">
          {note}
        </p>
      ))}
      {changes.length > 0 ? (
        <Table label="What the import changes">
          <TableHead>
            <tr>
              <TableHeader>Entry</TableHeader>
              <TableHeader>Change</TableHeader>
              <TableHeader>Fields</TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {changes.slice(0, SHOWN).map((change) => (
              <TableRow key={`${change.type} ${change.key}`}>
                <TableCell className="align-top whitespace-nowrap">
                  <span className="text-fg-muted">{change.type}</span> {change.key}
                </TableCell>
                <TableCell className="align-top">
                  <Badge variant={change.change === 'added' ? 'accent' : 'outline'}>
                    {change.change === 'added' ? 'Added' : 'Changed'}
                  </Badge>
                </TableCell>
                <TableCell>
                  <Fields change={change} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ) : null}
      {changes.length > SHOWN ? (
        <p className="text-fg-muted text-sm">
          The first {SHOWN} of {formatCounted(changes.length, 'change')}.
        </p>
      ) : null}
    </section>
  );
}

type Value = InventoryChange['fields'][number]['from'];

const write = (value: Value): string =>
  value === null || value.length === 0 ? 'none' : typeof value === 'string' ? value : value.join(', ');

/** The key stands in the first column already. */
const Fields = ({ change }: { change: InventoryChange }) => (
  <ul className="grid gap-0.5">
    {change.fields
      .filter(({ to }) => to !== change.key)
      .map(({ field, from, to }) => (
        <li key={field} className="[overflow-wrap:anywhere]">
          <span className="text-fg-muted">{field}</span>{' '}
          {change.change === 'added' ? write(to) : `${write(from)} → ${write(to)}`}
        </li>
      ))}
  </ul>
);
