import { useQueryClient } from '@tanstack/react-query';
import { isAboutIncidents } from '@/lib/client/incident-queries';

/** Runs a change, then has everything that is about incidents asked again. */
export function useIncidentChange(): <T>(change: () => Promise<T>) => Promise<T> {
  const queryClient = useQueryClient();
  return async (change) => {
    const result = await change();
    await queryClient.invalidateQueries({ predicate: isAboutIncidents });
    return result;
  };
}
