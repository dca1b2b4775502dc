import { ScrollArea } from '@/components/ui/scroll-area';

/** Alerts to choose from, as boxes of a form under the name `alert`. */
export function AlertChoice({
  alerts,
  chosen,
}: {
  alerts: readonly { id: string; title: string; about: string }[];
  chosen: readonly string[];
}) {
  if (alerts.length === 0) return <p className="text-fg-muted text-sm">No open alert is left to choose.</p>;
  return (
    <ScrollArea label="Alerts" className="max-h-72">
      <ul className="grid gap-1 text-sm">
        {alerts.map(({ id, title, about }) => (
          <li key={id}>
            <label className="hover:bg-muted flex min-h-8 cursor-pointer items-start gap-2 rounded-sm p-1">
              <input
                type="checkbox"
                name="alert"
                value={id}
                defaultChecked={chosen.includes(id)}
                className="mt-1"
              />
              <span className="min-w-0 [overflow-wrap:anywhere]">
                {title}
                <span className="text-fg-muted block text-xs">{about}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </ScrollArea>
  );
}
