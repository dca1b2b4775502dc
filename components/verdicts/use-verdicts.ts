'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { describeError } from '@/components/states/describe-error';
import { showToast } from '@/components/ui/toast-store';
import { giveVerdict, undoVerdict } from '@/lib/client/review-queries';

const AFFECTED = ['/api/v1/verdicts', '/api/v1/review/estimate', '/api/v1/dashboards/on-call'];

/** Gives and undoes verdicts; what shows them is asked again, a refusal is told in words. */
export function useVerdicts() {
  const queryClient = useQueryClient();
  const options = {
    onSuccess: () =>
      Promise.all(AFFECTED.map((path) => queryClient.invalidateQueries({ queryKey: [path] }))).then(
        () => undefined,
      ),
    onError: (error: Error) => {
      const { title, detail } = describeError(error, 'this verdict');
      showToast({ title, description: detail, tone: 'failed' });
    },
  };
  return {
    give: useMutation({ mutationFn: giveVerdict, ...options }),
    undo: useMutation({ mutationFn: undoVerdict, ...options }),
  };
}
