import { getLog } from '@/lib/telemetry/log';

/**
 * Answers a file made of parts as they come, so that it may be larger than the memory. An error midway breaks the
 * connection: half a file must not look like a whole one.
 */
export function streamDownload(
  parts: AsyncGenerator<string>,
  { name, contentType }: { name: string; contentType: string },
): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await parts.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        getLog().error({ err: error }, 'a download broke off');
        controller.error(error);
      }
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      'content-type': contentType,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
}
