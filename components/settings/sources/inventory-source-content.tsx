import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { ScopedLink } from '@/components/layout/scoped-link';
import { Empty } from '@/components/states/empty';
import { Panel } from '@/components/states/panel';
import { DescriptionList } from '@/components/values/description-list';
import { Time } from '@/components/values/time';
import type { InventoryImportRow, SourceDetail } from '@/lib/domain/read-models/sources';
import { describeFormat } from './describe-format';
import { SnippetView } from './snippet-view';
import { SourceHead } from './source-head';

const IMPORTS: readonly Column<InventoryImportRow>[] = [
  { id: 'at', header: 'When', value: ({ at }) => at, cell: ({ at }) => <Time at={at} as="absolute" /> },
  { id: 'by', header: 'By', value: ({ by }) => by },
  { id: 'added', header: 'Added', value: ({ added }) => added, align: 'right' },
  { id: 'changed', header: 'Changed', value: ({ changed }) => changed, align: 'right' },
];

/** A format of the inventory: how it is brought in, and the last imports. */
export function InventorySourceContent({
  source: { setup, name, url },
  imports,
}: {
  source: SourceDetail;
  imports: InventoryImportRow[];
}) {
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <SourceHead setup={setup} />
      <Panel
        title="Last imports"
        description="Those that changed something; a repeated import changes nothing."
        flush={imports.length > 0}
        actions={
          <ScopedLink href="/services" className="link inline-flex min-h-6 items-center text-sm">
            Services
          </ScopedLink>
        }
      >
        {imports.length > 0 ? (
          <DataTable
            label="Last imports"
            counted={['import', 'imports']}
            columns={IMPORTS}
            rows={imports}
            rowId={({ id }) => id}
            rowHref={({ at }) => `/services?at=${at.slice(0, 10)}`}
            prefix="imports"
            plain
            stack
          />
        ) : (
          <Empty
            kind="not-connected"
            title={`Nothing was imported from ${setup.title} yet`}
            how="Send a file as described below, or choose one under Settings, Inventory."
          />
        )}
      </Panel>
      <Panel
        title="Bring it in"
        description="By the command line, or by a program whose token has the scope admin, since zones decide who sees what."
      >
        <div className="flex min-w-0 flex-col gap-4">
          <DescriptionList items={describeFormat({ setup, name }, `${url}/api/v1/inventory/import`)} />
          {setup.snippets.map((snippet) => (
            <SnippetView key={snippet.title} snippet={snippet} url={url} token={null} />
          ))}
        </div>
      </Panel>
    </div>
  );
}
