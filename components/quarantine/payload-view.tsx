'use client';

import { formatCount } from '@/components/format/format-count';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import { JsonView } from '@/components/values/json-view';
import { readPayload, SHOWN_CHARACTERS } from './read-payload';

/** The payload of an event: formatted when it is JSON, and always also as it came. */
export function PayloadView({ payload }: { payload: string }) {
  const shown = readPayload(payload);
  const cut =
    shown.hidden > 0 ? (
      <p className="text-fg-muted mt-1 text-xs">
        The first {formatCount(SHOWN_CHARACTERS)} characters; {formatCount(shown.hidden)} more are in the API.
      </p>
    ) : null;
  if (!shown.isJson)
    return (
      <>
        <p className="text-fg-muted mb-1 text-xs">Not JSON; the text as it came.</p>
        <JsonView value={shown.text} label="Payload" />
        {cut}
      </>
    );
  return (
    <Tabs defaultValue="formatted">
      <TabsList aria-label="Payload">
        <TabsTrigger value="formatted">Formatted</TabsTrigger>
        <TabsTrigger value="raw">As it came</TabsTrigger>
      </TabsList>
      <TabsContent value="formatted">
        <JsonView value={shown.text} label="Payload" />
        {cut}
      </TabsContent>
      <TabsContent value="raw">
        <JsonView value={payload.slice(0, SHOWN_CHARACTERS)} label="Payload as it came" />
        {cut}
      </TabsContent>
    </Tabs>
  );
}
