import { getLog } from '@/lib/telemetry/log';

/** Answers values as they come, one JSON line each. An error midway ends as a last line `{"error"}`. */
export function streamLines(values: AsyncGenerator<unknown>): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await values.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
      } catch (error) {
        getLog().error({ err: error }, 'a streamed answer broke off');
        controller.enqueue(
          encoder.encode(
            `${JSON.stringify({ error: 'The answer broke off; see the log of the server.' })}\n`,
          ),
        );
        controller.close();
      }
    },
    async cancel() {
      await values.return(undefined);
    },
  });
  return new Response(body, {
    headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' },
  });
}
